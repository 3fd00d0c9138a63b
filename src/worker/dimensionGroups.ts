import { type Coord, isIndex, type Label } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { type Operand, operandArray } from "../array/operand.ts";
import { typeNamed } from "../array/promote.ts";
import { throwIfAborted } from "../core/abort.ts";
import { commonShape } from "../core/commonShape.ts";
import { asFault, Fault, isFault } from "../core/fault.ts";
import { joinsMembers, mappedClass } from "../core/mappedType.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, joinPath, type NodePath } from "../core/path.ts";
import { type Combination, dimensionGroup, type GroupMember, joinByLabels } from "../tree/dimensionGroup.ts";
import { externalLabels } from "../tree/externalLabels.ts";
import { differOnlyAlong, heterogeneousGroup } from "../tree/heterogeneousGroup.ts";
import type { OpenFiles } from "./openFiles.ts";

export interface DimensionGroupsHost {
  readonly files: OpenFiles;
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<string[]>;
  readonly dataset: (path: NodePath, signal: AbortSignal) => Promise<Operand>;
  /** The values of a coordinate. */
  readonly labels: (coord: Coord, signal: AbortSignal) => Promise<readonly Label[]>;
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
      if (group === "/") return dimensionGroup(ofOneShape(await this.joined(group, below, signal)), ["file"]);
      const node = await this.host.files.inspect(group, signal);
      return this.placed(node, below, node.memberDims ?? [baseName(group)], signal);
    }
    const node = await this.host.files.inspect(path, signal);
    if (node.memberDims) return this.placed(node, "", node.memberDims, signal);
    return joinsMembers(node) ? this.stretches(path, "time", signal) : undefined;
  }

  private async stretches(path: NodePath, dim: string, signal: AbortSignal): Promise<Labelled> {
    const members = await this.joined(path, "", signal);
    // Labels are read only where they say how the members are joined.
    const alike = differOnlyAlong(members, dim);
    return heterogeneousGroup(alike ? members : await this.withLabels(members, signal), dim);
  }

  /**
   * Members as places along dimensions. Those of a labelled group are placed by their attributes, else by the labels of
   * their own data where these have all of the dimensions, else, as in any other group, by their names.
   */
  private async placed(node: NodeInfo, below: string, dims: readonly string[], signal: AbortSignal): Promise<Labelled> {
    const how = combination(node);
    const members = await this.joined(node.path, below, signal);
    if (mappedClass(node) === "LabelledDataGroup") {
      const byAttributes = await this.withPlaces(node.path, members, dims, signal);
      if (byAttributes.some(({ labels }) => labels)) return dimensionGroup(byAttributes, dims, how);
      if (members.every(({ array }) => array && dims.every((dim) => array.dims.includes(dim)))) {
        return joinByLabels((await this.withLabels(members, signal)).filter(isLabelledMember), how);
      }
    }
    return dimensionGroup(how.method === "merge" ? await this.withLabels(members, signal) : members, dims, how);
  }

  private withPlaces(
    group: NodePath,
    members: readonly GroupMember[],
    dims: readonly string[],
    signal: AbortSignal,
  ): Promise<GroupMember[]> {
    return inLanes(members, signal, async (member) => {
      const { attributes = [] } = await this.host.files.inspect(joinPath(group, member.name), signal);
      const labels = externalLabels(attributes, dims);
      return labels ? { ...member, labels } : member;
    });
  }

  private withLabels(members: readonly GroupMember[], signal: AbortSignal): Promise<GroupMember[]> {
    return inLanes(members, signal, async (member) => {
      if (!member.array) return member;
      const { dims, coords } = member.array;
      const axisLabels = dims.map((dim) => {
        const index = coords.find((coord) => coord.name === dim && isIndex(coord));
        return index ? this.host.labels(index, signal) : null;
      });
      return { ...member, axisLabels: await Promise.all(axisLabels) };
    });
  }

  private async joined(group: NodePath, below: string, signal: AbortSignal): Promise<GroupMember[]> {
    const names = await this.host.members(group, signal);
    if (names.length > MOST_MEMBERS) {
      throw new Fault("over-budget", `“${group}” has ${names.length} members; at most ${MOST_MEMBERS} can be joined.`);
    }
    return inLanes(names, signal, async (name) => {
      const path = joinPath(group, name) + (below === "" ? "" : `/${below}`);
      return { name, ...(await this.member(path, below !== "", group === "/", signal)) };
    });
  }

  /** What to write where a member is a group: the way to something in it. */
  private async wayOn(member: NodePath, signal: AbortSignal): Promise<string | undefined> {
    const [inner] = await this.host.members(member, signal).catch((): string[] => []);
    return inner === undefined ? undefined : `Name what lies in each of them, as “${inner}”: …/*/${inner}.`;
  }

  /** What is not there is a hole; what is there and no array is a fault, but among files that were only opened. */
  private async member(
    path: NodePath,
    mayLack: boolean,
    mayFail: boolean,
    signal: AbortSignal,
  ): Promise<Omit<GroupMember, "name">> {
    try {
      const nested = hasStar(path) ? await this.array(path, signal) : undefined;
      return { array: nested ?? operandArray(await this.host.dataset(path, signal)) };
    } catch (cause) {
      if (mayLack && isFault(cause, "not-found")) return {};
      const { code, message } = asFault(cause);
      if (code === "aborted") throw cause;
      if (mayFail) return {};
      const hint = code === "wrong-kind" ? await this.wayOn(path, signal) : undefined;
      throw new Fault(code, `The member “${path}” cannot be joined: ${message}`, hint === undefined ? {} : { hint });
    }
  }
}

/** As it was chosen for the group. */
function combination({ joinOptions: { method, dtype } = {} }: NodeInfo): Combination {
  const type = dtype === undefined ? undefined : typeNamed(dtype);
  if (dtype !== undefined && type === undefined) throw new Fault("invalid", `“${dtype}” is no type of numbers.`);
  return { ...(method && { method }), ...(type && { type }) };
}

function isLabelledMember(
  member: GroupMember,
): member is GroupMember & Required<Pick<GroupMember, "array" | "axisLabels">> {
  return member.array !== undefined && member.axisLabels !== undefined;
}

/** Of files that were opened side by side those count whose array has the shape that most have. */
function ofOneShape(members: readonly GroupMember[]): GroupMember[] {
  const shape = commonShape(members.map(({ array }) => array?.expr.shape))?.join();
  return members.filter(({ array }) => array && array.expr.shape.join() === shape);
}

/** Asks about a few at a time; the answers are in the order of what was asked. */
async function inLanes<T, R>(all: readonly T[], signal: AbortSignal, ask: (each: T) => Promise<R>): Promise<R[]> {
  const answers = new Array<R>(all.length);
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      throwIfAborted(signal);
      const place = next++;
      answers[place] = await ask(all[place] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, lane));
  return answers;
}
