import { Fault } from "../../core/fault.ts";
import { useLoading } from "../../state/loading.ts";
import { useNotices } from "../../state/notices.ts";
import { useRecents } from "../../state/recents.ts";
import { type PickedFile, useSession } from "../../state/session.ts";
import { pickFiles, pickFolder } from "./picked.ts";

/** Opens what the user chooses; whatever goes wrong on the way is told. */
export async function openPicked(pick: () => Promise<readonly PickedFile[]>): Promise<void> {
  let picked: readonly PickedFile[];
  try {
    picked = await pick();
  } catch (error) {
    useNotices.getState().tellFault("The files could not be read", error);
    return;
  }
  void useRecents.getState().remember(picked);
  const loading = useLoading.getState();
  if (await loading.offer(picked)) return;
  loading.remember(picked);
  // The session tells of its own failures.
  await useSession
    .getState()
    .open(picked)
    .catch(() => undefined);
}

export const openFiles = () => openPicked(pickFiles);
export const openFolder = () => openPicked(pickFolder);

const SAMPLE = "samples/weather.h5";

/** Fetches the sample that lies beside the page. */
export const openSample = () =>
  openPicked(async () => {
    const response = await fetch(new URL(SAMPLE, document.baseURI));
    if (!response.ok) throw new Fault("not-found", `The sample could not be loaded (status ${response.status}).`);
    return [{ file: new File([await response.blob()], "weather.h5") }];
  });
