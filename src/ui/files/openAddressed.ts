import { asFault, Fault } from "../../core/fault.ts";
import type { RemoteFile } from "../../core/file.ts";
import { useNotices } from "../../state/notices.ts";
import { useSession } from "../../state/session.ts";

/**
 * Opens the files that the page's address names, `?url=data/run.h5`, once for each. They lie beside the page: the page's
 * policy lets it reach no other origin.
 */
export async function openAddressed(): Promise<void> {
  for (const text of new URLSearchParams(location.search).getAll("url")) {
    try {
      const file = await fileAt(new URL(text, document.baseURI));
      await useSession
        .getState()
        .open([{ file }])
        .catch(() => undefined); // the session tells of its own failures
    } catch (error) {
      useNotices.getState().tellFault(`“${text}” could not be opened`, asFault(error));
    }
  }
}

/** A file that is read part by part where the server can, else fetched as a whole. */
async function fileAt(url: URL): Promise<File | RemoteFile> {
  if (url.origin !== location.origin) {
    throw new Fault("invalid", `The page can only read from ${location.origin}.`, {
      hint: "Save the file and open it, or serve it beside the page.",
    });
  }
  const name = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf("/") + 1)) || "file";
  const response = await fetch(url, { headers: { Range: "bytes=0-0" }, cache: "no-store" });
  if (!response.ok) {
    throw new Fault("not-found", `There is nothing at ${url.pathname} (status ${response.status}).`, {
      hint: "Correct the address after “url=”.",
    });
  }
  const size = Number(/\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "")?.[1] ?? Number.NaN);
  const isText = /\.(ya?ml|txt|log|md)$/i.test(name);
  if (response.status === 206 && Number.isSafeInteger(size) && !isText) return { name, size, url: url.href };
  const whole = response.status === 206 ? await fetch(url, { cache: "no-store" }) : response;
  return new File([await whole.blob()], name);
}
