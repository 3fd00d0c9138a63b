import { openPicked } from "./openFiles.ts";

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Opens the files that the operating system started the installed page with. */
export function openLaunchedFiles(): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files }) => {
    if (files.length === 0) return;
    void openPicked(() => Promise.all(files.map(async (handle) => ({ file: await handle.getFile(), handle }))));
  });
}
