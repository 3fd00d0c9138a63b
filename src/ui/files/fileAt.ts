import { Fault } from "../../core/fault.ts";
import type { RemoteFile } from "../../core/file.ts";
import { byteText } from "../../core/numberText.ts";

/** Where a server cannot send parts of it, a file is fetched as a whole: none larger than this. */
const MOST_FETCHED = 512 * 2 ** 20;

/** A file that is read part by part where the server can, else fetched as a whole. */
export async function fileAt(url: URL): Promise<File | RemoteFile> {
  const name = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf("/") + 1)) || "file";
  const response = await fetched(url, { headers: { Range: "bytes=0-0" } });
  const size = Number(/\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "")?.[1] ?? Number.NaN);
  const isText = /\.(ya?ml|txt|log|md)$/i.test(name);
  if (response.status === 206 && Number.isSafeInteger(size) && !isText) return { name, size, url: url.href };
  const length = Number(response.headers.get("Content-Length") ?? Number.NaN);
  if (response.status !== 206 && length > MOST_FETCHED) {
    await response.body?.cancel();
    throw new Fault(
      "over-budget",
      `The server sends this file of ${byteText(length)} only as a whole (it knows no range requests); up to ${byteText(MOST_FETCHED)} are fetched that way.`,
      { hint: "Save the file and open it here, or serve it by a server that sends parts, such as nginx or Apache." },
    );
  }
  const whole = response.status === 206 ? await fetched(url) : response;
  return new File([await whole.blob()], name);
}

async function fetched(url: URL, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...options, cache: "no-store" });
  } catch {
    throw new Fault("not-found", `${url.host} does not answer.`, {
      hint: "See whether the server runs and the network is there, then try again.",
    });
  }
  if (response.ok) return response;
  throw new Fault("not-found", statusText(response.status, url.pathname), { hint: statusHint(response.status) });
}

function statusText(status: number, path: string): string {
  if (status === 404 || status === 410) return `There is nothing at ${path} (status ${status}).`;
  if (status === 401 || status === 403) return `The server does not let the page read ${path} (status ${status}).`;
  return `The server could not send ${path} (status ${status}).`;
}

function statusHint(status: number): string {
  if (status === 404 || status === 410) return "Correct the address: it is read as seen from this page.";
  if (status === 401 || status === 403)
    return "Sign in on that server in this browser first, or save the file and open it here.";
  return "Try again later, or save the file and open it here.";
}
