import { type Operand, operandArray } from "../array/bind.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { throwIfAborted } from "../core/abort.ts";
import { asFault, Fault, isFault } from "../core/fault.ts";
import { baseName, joinPath, type NodePath } from "../core/path.ts";
import { dimensionGroup, type GroupMember } from "../tree/dimensionGroup.ts";
import type { OpenFiles } from "./openFiles.ts";

export interface DimensionGroupsHost {
  readonly files: OpenFiles;
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<string[]>;
  readonly dataset: (path: NodePath, signal: AbortSignal) => Promise<Operand>;
}

/** More members than this are more than an expression can be put together from. */
const MOST_MEMBERS = 20_000;
/** Members that are asked for at the same time. */
const AT_ONCE = 8;

/** Whether a name on the way is `*`, which stands for all members of the group before it. */
export function hasStar(path: NodePath): boolean {
  return path.split("/").includes("*");
}

/**
 * Groups whose members stand for places along a dimension, as one lazy array: `/run/series` where the group is of such a
 * type, `/measurements/*\/data/T` for what lies below the members of any group.
 */
export class DimensionGroups {
  private readonly host: DimensionGroupsHost;

  constructor(host: DimensionGroupsHost) {
    this.host = host;
  }

  /** The array of a path; undefined where it is neither such a group nor a path with a `*`. */
  async array(path: NodePath, signal: AbortSignal): Promise<Labelled | undefined> {
    const star = path.split("/").indexOf("*");
    if (star > 0) {
      const segments = path.split("/");
      const group = segments.slice(0, star).join("/") || "/";
      const below = segments.slice(star + 1).join("/");
      const dims = (await this.dims(group, signal)) ?? [baseName(group) || "file"];
      return this.stacked(group, below, dims, signal);
    }
    const dims = await this.dims(path, signal);
    return dims && this.stacked(path, "", dims, signal);
  }

  private async dims(path: NodePath, signal: AbortSignal): Promise<readonly string[] | undefined> {
    return path === "/" ? undefined : (await this.host.files.inspect(path, signal)).memberDims;
  }

  private async stacked(
    group: NodePath,
    below: string,
    dims: readonly string[],
    signal: AbortSignal,
  ): Promise<Labelled> {
    const names = await this.host.members(group, signal);
    if (names.length > MOST_MEMBERS) {
      throw new Fault("over-budget", `“${group}” has ${names.length} members; at most ${MOST_MEMBERS} can be joined.`);
    }
    const members = new Array<GroupMember>(names.length);
    let next = 0;
    const lane = async () => {
      while (next < names.length) {
        throwIfAborted(signal);
        const place = next++;
        const name = names[place] as string;
        const path = joinPath(group, name) + (below === "" ? "" : `/${below}`);
        members[place] = { name, ...(await this.member(path, below !== "", signal)) };
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, names.length) }, lane));
    return dimensionGroup(members, dims);
  }

  /** What is not there is a hole; what is there and no array is a fault. */
  private async member(path: NodePath, mayLack: boolean, signal: AbortSignal): Promise<Omit<GroupMember, "name">> {
    try {
      const nested = hasStar(path) ? await this.array(path, signal) : undefined;
      return { array: nested ?? operandArray(await this.host.dataset(path, signal)) };
    } catch (cause) {
      if (mayLack && isFault(cause, "not-found")) return {};
      const { code, message } = asFault(cause);
      if (code === "aborted") throw cause;
      throw new Fault(code, `The member “${path}” cannot be joined: ${message}`);
    }
  }
}
