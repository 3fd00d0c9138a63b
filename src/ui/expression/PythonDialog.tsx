import { Copy, Download } from "lucide-react";
import { readyValue } from "../../state/loadable.ts";
import { usePythonScript } from "../../state/pythonScript.ts";
import { saveText } from "../export/saveText.ts";
import { copyText } from "../parts/clipboard.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { FaultNote } from "../parts/FaultNote.tsx";
import styles from "./Expression.module.css";
import { piecesOf, tokensOf } from "./tokens.ts";

/** The expression as a script that computes the same elsewhere: on a cluster, without this page. */
export function PythonDialog() {
  const expression = usePythonScript((state) => state.expression);
  const script = usePythonScript((state) => state.script);
  const text = readyValue(script);
  return (
    <Dialog title="Python script" place="wide" open={expression !== null} onClose={usePythonScript.getState().close}>
      {script.status === "failed" && <FaultNote fault={script.fault} title="No script could be written" />}
      {script.status === "loading" && <p className="quiet">Writing …</p>}
      {text !== undefined && (
        <>
          <div className={styles.dialogActions}>
            <button type="button" className="button" data-primary onClick={() => void copyText(text, "script")}>
              <Copy size={14} aria-hidden /> Copy
            </button>
            <button type="button" className="button" onClick={() => saveText(text, "proxima.py", "text/x-python")}>
              <Download size={14} aria-hidden /> Download
            </button>
            <span className="quiet">Needs h5py and dask; opens the files by the names that they have here.</span>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard */}
          <pre className={styles.script} tabIndex={0}>
            <Coloured text={text} />
          </pre>
        </>
      )}
    </Dialog>
  );
}

function Coloured({ text }: { readonly text: string }) {
  return piecesOf(text, tokensOf(text), []).map(({ from, to, tone }) => (
    <span key={from} data-tone={tone === "plain" ? undefined : tone}>
      {text.slice(from, to)}
    </span>
  ));
}
