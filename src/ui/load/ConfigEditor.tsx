import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { ConfigMark } from "../../core/loading.ts";
import { readyValue } from "../../state/loadable.ts";
import { useLoading } from "../../state/loading.ts";
import { configEditor, replace, showMarks } from "./configEditor.ts";
import styles from "./Load.module.css";

const NONE: readonly ConfigMark[] = [];

/** The text of the configuration, and below it what is wrong with it. */
export function ConfigEditor() {
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const check = useLoading((state) => readyValue(state.check));
  const marks = check?.marks ?? NONE;

  useEffect(() => {
    if (!frame.current) return;
    const { text, edit, run } = useLoading.getState();
    const editor = configEditor(frame.current, {
      text,
      label: "Load configuration",
      words: () => readyValue(useLoading.getState().check)?.words,
      onChange: edit,
      onRun: () => void run(),
    });
    view.current = editor;
    showMarks(editor, readyValue(useLoading.getState().check)?.marks ?? NONE);
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    if (view.current) showMarks(view.current, marks);
  }, [marks]);

  const goTo = ({ from }: ConfigMark) => {
    view.current?.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.current?.focus();
  };
  const mend = ({ from, to, instead }: ConfigMark) => {
    if (view.current && instead !== undefined) replace(view.current, from, to, instead);
  };

  return (
    <div className={styles.editing}>
      <div ref={frame} className={styles.editor} />
      {marks.length > 0 && (
        <ul className={styles.problems} aria-label="Problems">
          {marks.map((mark) => (
            <li key={`${mark.from} ${mark.message}`} data-severity={mark.severity}>
              <button type="button" className={styles.problem} onClick={() => goTo(mark)}>
                {mark.message}
              </button>
              {mark.instead !== undefined && (
                <button type="button" className="button" data-small onClick={() => mend(mark)}>
                  Write {mark.instead}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
