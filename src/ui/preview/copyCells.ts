import { toast } from "sonner";
import { groupedCount } from "../../core/numberText.ts";
import type { Rect } from "../../state/datasetView.ts";
import { useNotices } from "../../state/notices.ts";
import { copyText } from "../parts/clipboard.ts";

/** More cells than this are an export, not something for the clipboard. */
const COPIED_CELLS = 500_000;

/** Copies cells of a table as text that is read first; too many are refused, and what goes wrong is told. */
export async function copyCells({ top, bottom, left, right }: Rect, read: () => Promise<string>): Promise<void> {
  const cells = (bottom - top) * (right - left);
  if (cells > COPIED_CELLS) {
    const most = groupedCount(COPIED_CELLS);
    toast.error(`${groupedCount(cells)} cells are too many for the clipboard. Select at most ${most}.`);
    return;
  }
  try {
    await copyText(await read(), cells === 1 ? "the value" : `${groupedCount(cells)} cells`);
  } catch (error) {
    useNotices.getState().tellFault("The cells were not copied", error);
  }
}
