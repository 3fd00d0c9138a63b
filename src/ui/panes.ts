/** The panes that F6 walks through, by the element that takes the focus in each. */
const PANES = ["tree", "preview", "inspector"] as const;
export type Pane = (typeof PANES)[number];

/** Marks the element of a pane that takes its focus. */
export function paneFocus(pane: Pane) {
  return { "data-pane-focus": pane };
}

/** false where the pane is folded away or has nothing to focus. */
export function focusPane(pane: Pane): boolean {
  for (const target of document.querySelectorAll<HTMLElement>(`[data-pane-focus="${pane}"]`)) {
    const focusable = target.matches("[tabindex]")
      ? target
      : target.querySelector<HTMLElement>("[tabindex], button, input, select");
    if (focusable && isShown(focusable)) {
      focusable.focus();
      return document.activeElement !== null && target.contains(document.activeElement);
    }
  }
  return false;
}

/** Whether an element is on screen, and not in a pane that is folded away: that one is there still, but has no width. */
export function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest("[data-pane]")?.clientWidth !== 0;
}

/** Focuses what is on its way to the screen, as soon as it is there: a sheet opens and measures its place first. */
export function focusOnceShown(focus: () => boolean, frames = 60): void {
  if (!focus() && frames > 0) requestAnimationFrame(() => focusOnceShown(focus, frames - 1));
}

export function focusNextPane(back: boolean): void {
  const here = document.activeElement?.closest<HTMLElement>("[data-pane]")?.dataset.pane;
  const at = PANES.indexOf(here as Pane);
  for (let i = 1; i <= PANES.length; i++) {
    const pane = PANES[(at + (back ? -i : i) + 2 * PANES.length) % PANES.length];
    if (pane && focusPane(pane)) return;
  }
}
