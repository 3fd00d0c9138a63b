/**
 * The tree library sets up drag and drop of rows on the whole window, where it would swallow dropped files. Rows are
 * not dragged here, so it gets a backend that does nothing.
 */
export function noDragAndDrop() {
  const nothing = () => () => undefined;
  return {
    setup: () => undefined,
    teardown: () => undefined,
    connectDragSource: nothing,
    connectDragPreview: nothing,
    connectDropTarget: nothing,
    profile: () => ({}),
  };
}
