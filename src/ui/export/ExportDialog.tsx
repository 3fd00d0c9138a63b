import { Download } from "lucide-react";
import { byteText } from "../../core/numberText.ts";
import {
  canStream,
  type DataFormat,
  describeSelection,
  type Extent,
  exportSelection,
  MOST_HELD,
  saveExport,
  useExporting,
} from "../../state/exporting.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Choice } from "../settings/Choice.tsx";
import styles from "./Export.module.css";

const EXTENTS: readonly (readonly [Extent, string])[] = [
  ["slice", "What is shown"],
  ["whole", "Whole dataset"],
];

const FORMATS: readonly (readonly [DataFormat, string, string])[] = [
  ["csv", "CSV", "Text with commas, for spreadsheets."],
  ["tsv", "TSV", "Text with tabs."],
  ["npy", "NPY", "One array for numpy.load."],
  ["npz", "NPZ", "The array and its coordinates, for numpy.load."],
  ["json", "JSON", "Values, dimensions, coordinates and attributes."],
];

/** What of the selected dataset is saved, and in which format. */
export function ExportDialog() {
  const { info, extent, format, header, choose, close } = useExporting();
  if (!info) return null;
  const selection = exportSelection(info, extent);
  const { text, bytes } = describeSelection(info, selection);
  const isText = format === "csv" || format === "tsv";
  const tooLarge = !canStream() && bytes > MOST_HELD;
  const save = () => {
    close();
    void saveExport({ path: info.path, selection, format, header });
  };
  return (
    <Dialog title={`Export ${info.name}`} open onClose={close}>
      <form
        className={styles.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Choice label="Extent" value={extent} options={EXTENTS} onChange={(value) => choose({ extent: value })} />
        <p className={styles.selection}>
          <code>[{text}]</code> {byteText(bytes)} of values
        </p>
        <Choice
          label="Format"
          value={format}
          options={FORMATS.map(([value, word]) => [value, word])}
          onChange={(value) => choose({ format: value })}
        />
        <p className="quiet">{FORMATS.find(([value]) => value === format)?.[2]}</p>
        {isText && (
          <label className={styles.check}>
            <input type="checkbox" checked={header} onChange={(event) => choose({ header: event.target.checked })} />
            Begin with path, units and names of columns
          </label>
        )}
        {tooLarge && (
          <p className={styles.over}>
            This browser can save {byteText(MOST_HELD)} at once. Choose a smaller part, or a browser that writes to
            disk.
          </p>
        )}
        <div className={styles.actions}>
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="button" data-primary disabled={tooLarge}>
            <Download size={14} aria-hidden /> Save {format.toUpperCase()}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
