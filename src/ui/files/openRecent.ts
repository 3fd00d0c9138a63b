import { Fault } from "../../core/fault.ts";
import type { Recent } from "../../state/recents.ts";
import { openPicked } from "./openFiles.ts";
import { filesOfHandle } from "./picked.ts";

/** What TypeScript does not know of handles yet. */
interface Permitted {
  queryPermission?(options: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "read" }): Promise<PermissionState>;
}

/** Opens a file or folder of an earlier visit. The browser asks whether the page may read it again. */
export const openRecent = ({ name, handle }: Recent) =>
  openPicked(async () => {
    const permitted = handle as Permitted;
    const mode = { mode: "read" } as const;
    const before = (await permitted.queryPermission?.(mode)) ?? "granted";
    const state = before === "granted" ? before : await permitted.requestPermission?.(mode);
    if (state !== "granted") {
      throw new Fault("invalid", `The browser was not allowed to read “${name}”.`, {
        hint: "Choose it again and allow it, or open it by “Open files”.",
      });
    }
    try {
      return await filesOfHandle(handle, true, name);
    } catch (cause) {
      if (!(cause instanceof DOMException) || cause.name !== "NotFoundError") throw cause;
      throw new Fault("file-gone", `“${name}” is no longer where it was.`, {
        hint: "Forget it in the list, and open it from where it is now.",
      });
    }
  });
