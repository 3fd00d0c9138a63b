import { toast } from "sonner";
import { baseName } from "../../core/path.ts";
import { saveBlob } from "../../state/exporting.ts";
import { useNotices } from "../../state/notices.ts";
import { type Drawing, useShownPicture } from "../../state/shownPicture.ts";
import { copyText } from "../parts/clipboard.ts";
import { pngOf, svgOf } from "./pictureFile.ts";
import type { ThemeName } from "./tokens.ts";

/** Saves what is drawn on screen as a PNG file, `scale` pixels for each of the screen's. */
export function savePicture(scale: number, theme: ThemeName = "light"): Promise<void> {
  return save(`${scale === 1 ? "" : `@${scale}x`}.png`, theme, (drawing) => pngOf(drawing, scale));
}

/** Saves what is drawn on screen as an SVG file. */
export function saveSvg(theme: ThemeName = "light"): Promise<void> {
  return save(".svg", theme, svgOf);
}

async function save(ending: string, theme: ThemeName, fileOf: (drawing: Drawing) => Blob | Promise<Blob>) {
  const { picture } = useShownPicture.getState();
  if (!picture) return;
  const name = `${baseName(picture.path) || "picture"}${ending}`;
  try {
    saveBlob(await fileOf(await picture.drawing(theme)), name);
    useNotices.getState().tell(`${name} is written`);
  } catch (error) {
    useNotices.getState().tellFault(`${name} was not written`, error);
  }
}

/** Puts what is drawn on screen on the clipboard, as a picture. */
export async function copyPicture(theme: ThemeName = "light"): Promise<void> {
  const { picture } = useShownPicture.getState();
  if (!picture) return;
  try {
    // The browser wants to be asked at once; the picture may follow.
    const blob = picture.drawing(theme).then((drawing) => pngOf(drawing, 2));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    toast.success("Copied the picture", { duration: 1800 });
  } catch (error) {
    useNotices.getState().tellFault("The picture was not copied", error);
  }
}

/** Whether this browser takes pictures to the clipboard. */
export const canCopyPicture = (): boolean =>
  typeof ClipboardItem !== "undefined" && typeof navigator.clipboard?.write === "function";

/** Copies Python that draws what is on screen. */
export async function copyMatplotlib(): Promise<void> {
  try {
    const text = await useShownPicture.getState().picture?.python();
    if (text != null) await copyText(text, "as matplotlib");
    else
      toast.error(
        "What is drawn is computed here. Export the expression as Python, or draw a dataset as its file stores it.",
      );
  } catch (error) {
    useNotices.getState().tellFault("The code was not copied", error);
  }
}
