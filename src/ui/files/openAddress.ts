import { asFault, Fault } from "../../core/fault.ts";
import { useNotices } from "../../state/notices.ts";
import { useSession } from "../../state/session.ts";
import { fileAt } from "./fileAt.ts";

/** Opens the file at an address. What keeps it from being fetched is a Fault; of what is in it the session tells. */
export async function openAddress(text: string): Promise<void> {
  const file = await fileAt(addressOf(text));
  await useSession
    .getState()
    .open([{ file }])
    .catch(() => undefined);
}

/** Opens the files that the page's address names, `?url=data/run.h5`, once for each. */
export async function openAddressed(): Promise<void> {
  for (const text of new URLSearchParams(location.search).getAll("url")) {
    await openAddress(text).catch((error) =>
      useNotices.getState().tellFault(`“${text}” could not be opened`, asFault(error)),
    );
  }
}

/** An address as it was typed, as seen from the page; a Fault where it is none, or lies where the page may not read. */
export function addressOf(text: string): URL {
  let url: URL;
  try {
    url = new URL(text.trim(), document.baseURI);
  } catch {
    throw new Fault("invalid", "This is no address.", {
      hint: "Write it as https://host/folder/run.h5, or data/run.h5.",
    });
  }
  if (url.origin === location.origin) return url;
  throw new Fault(
    "invalid",
    `The page can only read from ${location.origin}: its policy lets it reach no other server.`,
    {
      hint: "Save the file and open it here, or put it on the server that this page comes from.",
    },
  );
}
