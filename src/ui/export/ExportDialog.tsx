import { Download } from "lucide-react";
import { byteText } from "../../core/numberText.ts";
import {
  canStream,
  type DataFormat,
  describeSelection,
  type Extent,
  exportSelection,
  MOST_HELD,
  type PictureFormat,
  saveExport,
  useExporting,
} from "../../state/exporting.ts";
import { useShownPicture } from "../../state/shownPicture.ts";
import { savePicture, saveSvg } from "../graphic/savePicture.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Choice } from "../settings/Choice.tsx";
import styles from "./Export.module.css";

const EXTENTS: readonly (readonly [Extent, string])[] = [
  ["slice", "What is shown"],
  ["whole", "Whole dataset"],
];

const FORMATS: readonly (readonly [DataFormat | PictureFormat, string, string])[] = [
  ["csv", "CSV", "Text with commas, for spreadsheets."],
  ["tsv", "TSV", "Text with tabs."],
  ["npy", "NPY", "One array for numpy.load."],
  ["npz", "NPZ", "The array and its coordinates, for numpy.load."],
  ["h5", "HDF5", "The array with its attributes and coordinates."],
  ["json", "JSON", "Values, dimensions, coordinates and attributes."],
  ["png", "PNG", "The picture on screen, with its axes and title."],
  ["svg", "SVG", "The picture on screen as lines and text, sharp at any size."],
];

const SCALES = [
  ["1", "As on screen"],
  ["2", "Twice the size"],
] as const;
const THEMES = [
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

const isPictureFormat = (format: DataFormat | PictureFormat): format is PictureFormat =>
  format === "png" || format === "svg";

/** What of the selected dataset is saved, and in which format. */
export function ExportDialog() {
  const { info, extent, format: wanted, header, picture, choose, close } = useExporting();
  const drawn = useShownPicture((state) => state.picture?.path);
  if (!info) return null;
  const formats = FORMATS.filter(([each]) => !isPictureFormat(each) || drawn === info.path);
  const format = formats.some(([each]) => each === wanted) ? wanted : "csv";
  const isPicture = isPictureFormat(format);
  const selection = exportSelection(info, extent);
  const { text, bytes } = describeSelection(info, selection);
  const isText = format === "csv" || format === "tsv";
  const tooLarge = !isPicture && !canStream() && bytes > MOST_HELD;
  const save = () => {
    close();
    if (format === "svg") void saveSvg(picture.theme);
    else if (format === "png") void savePicture(Number(picture.scale), picture.theme);
    else void saveExport({ path: info.path, selection, format, header });
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
        {!isPicture && (
          <>
            <Choice label="Extent" value={extent} options={EXTENTS} onChange={(value) => choose({ extent: value })} />
            <p className={styles.selection}>
              <code>[{text}]</code> {byteText(bytes)} of values
            </p>
          </>
        )}
        <Choice
          label="Format"
          value={format}
          options={formats.map(([value, word]) => [value, word])}
          onChange={(value) => choose({ format: value })}
        />
        <p className="quiet">{FORMATS.find(([value]) => value === format)?.[2]}</p>
        {isPicture && (
          <>
            {format === "png" && (
              <Choice
                label="Size"
                value={picture.scale}
                options={SCALES}
                onChange={(scale) => choose({ picture: { ...picture, scale } })}
              />
            )}
            <Choice
              label="Colours"
              value={picture.theme}
              options={THEMES}
              onChange={(theme) => choose({ picture: { ...picture, theme } })}
            />
          </>
        )}
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
            <Download size={14} aria-hidden /> Save {FORMATS.find(([value]) => value === format)?.[1]}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
