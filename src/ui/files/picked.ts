import type { PickedFile } from "../../state/session.ts";

/** Pickers and drops of browsers that are not all typed yet. */
interface HandleItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}
interface PickerWindow {
  showOpenFilePicker?(options: { multiple: boolean }): Promise<FileSystemFileHandle[]>;
  showDirectoryPicker?(): Promise<FileSystemDirectoryHandle>;
}
interface IterableDirectory {
  values(): AsyncIterable<FileSystemHandle>;
}

/** What the system keeps beside files; nobody means to open it. */
const CLUTTER = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/;

/** All files of a drop, folders included. Has to be called while the drop event is being handled. */
export async function filesOfDrop(transfer: DataTransfer): Promise<PickedFile[]> {
  // The items are gone once the event is over: everything is taken from them before the first await.
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const handles = items.map((item) => (item as DataTransferItem & HandleItem).getAsFileSystemHandle?.() ?? null);
  const entries = items.map((item) => item.webkitGetAsEntry());
  const files = items.map((item) => item.getAsFile());
  const found = await Promise.all(
    items.map(async (_, i) => {
      const handle = await Promise.resolve(handles[i]).catch(() => null);
      if (handle) return filesOfHandle(handle, true, handle.name);
      const entry = entries[i];
      if (entry?.isDirectory) return filesOfEntry(entry, false);
      const file = files[i];
      return file ? [{ file, path: file.name }] : [];
    }),
  );
  return found.flat();
}

/** A file, or all files of a folder. `path` is the way to it from the top of what was dropped. */
export async function filesOfHandle(handle: FileSystemHandle, chosen: boolean, path: string): Promise<PickedFile[]> {
  if (handle.kind === "file") {
    if (!chosen && CLUTTER.test(handle.name)) return [];
    const fileHandle = handle as FileSystemFileHandle;
    return [{ file: await fileHandle.getFile(), handle: fileHandle, path }];
  }
  const found: PickedFile[] = [];
  for await (const inner of (handle as FileSystemDirectoryHandle & IterableDirectory).values()) {
    if (!CLUTTER.test(inner.name)) found.push(...(await filesOfHandle(inner, false, `${path}/${inner.name}`)));
  }
  const all = sortedByName(found);
  return chosen ? all.map((picked) => ({ ...picked, from: handle as FileSystemDirectoryHandle })) : all;
}

async function filesOfEntry(entry: FileSystemEntry, chosen: boolean): Promise<PickedFile[]> {
  if (!chosen && CLUTTER.test(entry.name)) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  for (;;) {
    // A directory is listed in parts; an empty part is the end.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return sortedByName(found);
    for (const inner of part) found.push(...(await filesOfEntry(inner, false)));
  }
}

/** Asks for files; an empty list if the user changed their mind. */
export async function pickFiles(): Promise<PickedFile[]> {
  const { showOpenFilePicker } = window as PickerWindow;
  if (!showOpenFilePicker) return (await pickByInput(false)).map((file) => ({ file }));
  const handles = await unlessDismissed(() => showOpenFilePicker.call(window, { multiple: true }));
  return Promise.all((handles ?? []).map(async (handle) => ({ file: await handle.getFile(), handle })));
}

/** Asks for a folder and takes the files in it. */
export async function pickFolder(): Promise<PickedFile[]> {
  const { showDirectoryPicker } = window as PickerWindow;
  if (!showDirectoryPicker) {
    const files = await pickByInput(true);
    const wanted = files.filter((file) => !CLUTTER.test(file.name));
    return sortedByName(wanted.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  }
  const folder = await unlessDismissed(() => showDirectoryPicker.call(window));
  return folder ? filesOfHandle(folder, true, folder.name) : [];
}

/** Asks for one file, without a handle. */
export async function pickOneFile(): Promise<File | undefined> {
  return (await pickFiles())[0]?.file;
}

function pickByInput(folder: boolean): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = folder;
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

async function unlessDismissed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

function sortedByName(files: PickedFile[]): PickedFile[] {
  const order = new Intl.Collator("en", { numeric: true });
  return files.sort((a, b) => order.compare(a.file.name, b.file.name));
}
