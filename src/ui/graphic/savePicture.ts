import { toast } from "sonner";
import { baseName } from "../../core/path.ts";
import { saveBlob } from "../../state/exporting.ts";
import { useNotices } from "../../state/notices.ts";
import { useShownPicture } from "../../state/shownPicture.ts";
import { copyText } from "../parts/clipboard.ts";
import type { ThemeName } from "./tokens.ts";

/** Saves what is drawn on screen as a PNG file. */
export async function savePicture(scale: number, theme: ThemeName = "light"): Promise<void> {
  const { picture } = useShownPicture.getState();
  if (!picture) return;
  const name = `${baseName(picture.path) || "picture"}${scale === 1 ? "" : `@${scale}x`}.png`;
  try {
    saveBlob(await blobOf(await picture.paint(scale, theme)), name);
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
    const blob = picture.paint(2, theme).then(blobOf);
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
    else toast.error("What is drawn is computed here. Code can be copied of datasets as their file stores them.");
  } catch (error) {
    useNotices.getState().tellFault("The code was not copied", error);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser could not make a picture of this size."))),
      "image/png",
    ),
  );
}
