import type { Coordinate, LabelWarning } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, joinPath, parentPath } from "../core/path.ts";
import { datasetCoordinate, type FoundLabels } from "./foundLabels.ts";
import { attributeValue, type LabelSource, listOf, numbersOf, textOf, textsOf, timeFacts } from "./labelSource.ts";

/** Members of a group that are looked at for axes of the old style. */
const MOST_AXES = 64;

/**
 * Labels by NeXus (NXdata). In the new style the group names its `signal` and the `axes` of it, `<axis>_indices` says
 * which dimensions an axis spans; in the old one the signal has `axes="y:x"`, or the axes say `axis=1` themselves.
 */
export async function byNexus(node: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  const group = await source.node(parentPath(node.path));
  if (group?.kind !== "group" || !node.shape || node.shape.length === 0) return undefined;
  return (await newStyle(node, group, source)) ?? (await oldStyle(node, group, source));
}

async function newStyle(node: NodeInfo, group: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  const axes = textsOf(group, "axes") ?? splitAxes(textOf(group, "axes"));
  const signal = textOf(group, "signal");
  if (!axes || signal === undefined) return undefined;
  const name = baseName(node.path);
  if (axes.includes(name)) return ownAxis(node);
  const auxiliary = textsOf(group, "auxiliary_signals") ?? [];
  const signals = [signal, ...auxiliary].flatMap((data) => [data, `${data}_errors`]);
  if (!signals.includes(name) && name !== "errors") return undefined;
  const places = axes.map((axis, place) => numbersOf(group, `${axis}_indices`) ?? [place]);
  return alongAxes(node, group, axes, places, source);
}

async function oldStyle(node: NodeInfo, group: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  const isSignal = String(listOf(attributeValue(node, "signal"))?.[0] ?? "") === "1";
  if (!isSignal) {
    return numbersOf(node, "axis") || /^\d+$/.test(textOf(node, "axis") ?? "") ? ownAxis(node) : undefined;
  }
  const listed = textsOf(node, "axes") ?? splitAxes(textOf(node, "axes"));
  if (listed) {
    return alongAxes(
      node,
      group,
      listed,
      listed.map((_, place) => [place]),
      source,
    );
  }
  const names = (await source.members(group.path)).slice(0, MOST_AXES);
  const found: { name: string; place: number; primary: boolean }[] = [];
  for (const name of names) {
    const axis = await source.node(joinPath(group.path, name));
    const place = axis && Number(listOf(attributeValue(axis, "axis"))?.[0] ?? Number.NaN) - 1;
    if (!axis || place === undefined || !(place >= 0)) continue;
    found.push({ name, place, primary: String(listOf(attributeValue(axis, "primary"))?.[0] ?? "") === "1" });
  }
  if (found.length === 0) return undefined;
  // Where several belong to one dimension, the primary one gives it its name.
  found.sort((a, b) => Number(b.primary) - Number(a.primary));
  return alongAxes(
    node,
    group,
    found.map(({ name }) => name),
    found.map(({ place }) => [place]),
    source,
  );
}

async function alongAxes(
  node: NodeInfo,
  group: NodeInfo,
  axes: readonly string[],
  places: readonly (readonly number[])[],
  source: LabelSource,
): Promise<FoundLabels> {
  const shape = node.shape ?? [];
  const dims = new Array<string | null>(shape.length).fill(null);
  const coords: Coordinate[] = [];
  const warnings: LabelWarning[] = [];
  // Two axes along one dimension are the places of points in a plane.
  const scattered = shape.length === 1 && axes.length === 2;
  const datasets = await Promise.all(axes.map((axis) => source.node(joinPath(group.path, axis))));
  for (const [i, axis] of axes.entries()) {
    const [place = -1, ...more] = places[i] ?? [];
    if (axis === "." || more.length > 0 || (scattered && place === 1)) continue;
    if (place < 0 || place >= shape.length) {
      warnings.push({
        attribute: "axes",
        message: `“${axis}” names dimension ${place}, of ${shape.length} there are.`,
      });
    } else dims[place] ??= axis;
  }
  for (const [i, axis] of axes.entries()) {
    const own = (places[i] ?? []).filter((place) => place < shape.length);
    const dataset = datasets[i];
    if (axis === "." || own.length === 0) continue;
    if (!dataset) {
      // A name without values is still a name.
      continue;
    }
    const along = own.map((place) => dims[place]);
    if (!along.every((dim) => dim != null)) continue;
    const extents = own.map((place) => shape[place] ?? 0);
    const coord = datasetCoordinate(axis, along as readonly string[], dataset, extents, "edges");
    if ("message" in coord) warnings.push({ attribute: "axes", message: coord.message });
    else coords.push(coord);
  }
  return { dims, coords, warnings };
}

/** An axis of one dimension lies along itself. */
function ownAxis(node: NodeInfo): FoundLabels | undefined {
  if (node.shape?.length !== 1) return undefined;
  const name = baseName(node.path);
  return {
    dims: [name],
    coords: [{ name, dims: [name], from: { kind: "dataset", path: node.path }, ...timeFacts(node) }],
    warnings: [],
  };
}

function splitAxes(text: string | undefined): readonly string[] | undefined {
  return text
    ?.replace(/^\[(.*)\]$/, "$1")
    .split(/[:,]/)
    .map((axis) => axis.trim());
}
