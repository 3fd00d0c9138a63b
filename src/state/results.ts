import { create } from "zustand";
import { faultData, isFault } from "../core/fault.ts";
import { baseName, isWithin, joinPath, type NodePath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { ready } from "./loadable.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";
import { useSession } from "./session.ts";
import { forgetTiles } from "./tiles.ts";
import { useTree } from "./tree.ts";

/** The group that values of expressions are kept in. */
export const RESULTS: NodePath = "/results";

export function isResult(path: NodePath): boolean {
  return path !== RESULTS && isWithin(path, RESULTS);
}

/** Values that were computed: nodes of the tree, which live as long as the page or until they are deleted. */
interface ResultsState {
  readonly paths: readonly NodePath[];
  /** Asks which results there are; `changed` are those that were added, changed or deleted. */
  refresh(changed?: readonly NodePath[]): Promise<void>;
  remove(path: NodePath): Promise<void>;
  removeAll(): Promise<void>;
}

export const useResults = create<ResultsState>((set, get) => ({
  paths: [],
  async refresh(changed = []) {
    const names = await resultNames();
    const paths = names.map((name) => joinPath(RESULTS, name));
    const first = get().paths.length === 0 && paths.length > 0;
    set({ paths });
    useTree.setState(({ members }) => ({ members: new Map(members).set(RESULTS, ready(names)) }));
    if (first) useTree.getState().expand([RESULTS]);
    for (const path of changed) {
      useRows.getState().forget(path);
      forgetTiles(path);
    }
    useRows.getState().refresh([RESULTS]);
    const { path, refresh } = useDetails.getState();
    if (path !== null && path !== RESULTS && paths.includes(path) && changed.includes(path)) refresh();
    leaveWhatIsGone(paths);
  },
  async remove(path) {
    try {
      await explorer().close(path);
    } catch (error) {
      useNotices.getState().tellFault(`${baseName(path)} was not deleted`, error);
    }
    await get().refresh([path]);
  },
  async removeAll() {
    for (const path of get().paths) await get().remove(path);
  },
}));

/** There is no such group as long as there are no results. */
async function resultNames(): Promise<readonly string[]> {
  try {
    return await explorer().members(RESULTS);
  } catch (error) {
    if (!isFault(error, "not-found")) {
      useNotices.getState().tell("The results could not be listed", faultData(error));
    }
    return [];
  }
}

/** Goes to a neighbour of a deleted result that was looked at; after the last one, to a file. */
function leaveWhatIsGone(paths: readonly NodePath[]): void {
  const { selected, moveTo, clear } = useNavigation.getState();
  if (selected === null || !isWithin(selected, RESULTS)) return;
  if (paths.includes(selected) || (selected === RESULTS && paths.length > 0)) return;
  const next = paths.at(-1) ?? useSession.getState().files[0]?.path;
  if (next === undefined) clear();
  else moveTo(next);
}
