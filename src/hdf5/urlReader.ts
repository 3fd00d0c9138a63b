import { Fault } from "../core/fault.ts";
import type { RemoteFile } from "../core/file.ts";
import type { StreamingReader } from "./byteStream.ts";

/**
 * A file beside the page, read in a worker part by part by range requests. Synchronous, as the readers of structures are:
 * each read is a round trip to the server.
 */
export function urlReader({ url, size }: RemoteFile): StreamingReader {
  return {
    size,
    read(offset, length) {
      if (length === 0) return new Uint8Array(0);
      const request = new XMLHttpRequest();
      try {
        request.open("GET", url, false);
        request.responseType = "arraybuffer";
        request.setRequestHeader("Range", `bytes=${offset}-${offset + length - 1}`);
        request.send();
      } catch (cause) {
        throw gone("could not be reached", cause);
      }
      if (request.status !== 206) throw gone(`was not given (status ${request.status})`);
      const bytes = new Uint8Array(request.response as ArrayBuffer);
      if (bytes.length !== length)
        throw new Fault("truncated", "The server sent less of the file than it has said it has.");
      return bytes;
    },
  };
}

function gone(what: string, cause?: unknown): Fault {
  return new Fault("file-gone", `A part of the file ${what}.`, {
    hint: "Load the page again when the server is there.",
    cause,
  });
}
