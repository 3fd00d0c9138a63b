import type { JoinOptions } from "../core/joinOptions.ts";
import { baseName, joinPath, type NodePath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { readyValue } from "./loadable.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { useResults } from "./results.ts";
import { useRows } from "./rows.ts";
import { forgetTiles } from "./tiles.ts";
import { useTree } from "./tree.ts";

/**
 * Whether the members of a group are groups themselves, which have nothing in common that is one array; undefined as long as
 * that is not known.
 */
export function useMembersAreGroups(path: NodePath): boolean | undefined {
  const first = useTree((state) => readyValue(state.members.get(path))?.[0]);
  const row = useRows((state) => (first === undefined ? undefined : state.rows.get(joinPath(path, first))));
  return row?.status === "ready" ? row.value.kind === "group" : undefined;
}

/** The array of a group in an expression: of all members, or the beginning of a path through them where they are groups. */
export function arrayText(path: NodePath, membersAreGroups: boolean): string {
  return `this[${JSON.stringify(membersAreGroups ? joinPath(path, "*") : path)}]`;
}

/** Shows a group whose members stand for places along dimensions as the one array that they are together. */
export async function showAsArray(path: NodePath): Promise<void> {
  try {
    const label = `Putting ${baseName(path)} together`;
    const result = await runJob({ kind: "list", label, path }, (options) =>
      explorer().define(arrayText(path, false), undefined, options),
    );
    await useResults.getState().refresh([result]);
    await useNavigation.getState().goTo(result);
  } catch (error) {
    useNotices.getState().tellFault("The members could not be put together", error);
  }
}

/** Lets the members of a group stand for places along dimensions, and says how they are put together; null takes it back. */
export async function treatMembers(path: NodePath, dims: readonly string[] | null, how?: JoinOptions): Promise<void> {
  try {
    useRows.getState().take([await explorer().treatAsDimension(path, dims, how)]);
    forgetTiles(path);
  } catch (error) {
    useNotices.getState().tellFault("The members were not joined", error);
  }
  if (useDetails.getState().path === path) useDetails.getState().refresh();
}
