import type { NodeInfo } from "./node.ts";

interface MappedClass {
  readonly kind: "group" | "dataset";
  /** dantro's or Utopia's name for it. */
  readonly name: string;
}

/** What Utopia writes into the attribute `content`, and what dantro calls it. */
const CONTENT: Readonly<Record<string, MappedClass>> = {
  time_series: { kind: "group", name: "TimeSeriesGroup" },
  time_series_heterogeneous: { kind: "group", name: "HeterogeneousTimeSeriesGroup" },
  graph: { kind: "group", name: "GraphGroup" },
  network: { kind: "group", name: "GraphGroup" },
  grid: { kind: "dataset", name: "GridDC" },
  labelled_data: { kind: "dataset", name: "XarrayDC" },
  unlabelled_data: { kind: "dataset", name: "NumpyDC" },
  array_of_yaml_strings: { kind: "dataset", name: "NumpyDC" },
};

const CLASSES: Readonly<Record<string, MappedClass>> = {
  OrderedDataGroup: { kind: "group", name: "OrderedDataGroup" },
  IndexedDataGroup: { kind: "group", name: "IndexedDataGroup" },
  TimeSeriesGroup: { kind: "group", name: "TimeSeriesGroup" },
  HeterogeneousTimeSeriesGroup: { kind: "group", name: "HeterogeneousTimeSeriesGroup" },
  LabelledDataGroup: { kind: "group", name: "LabelledDataGroup" },
  ParamSpaceGroup: { kind: "group", name: "ParamSpaceGroup" },
  GraphGroup: { kind: "group", name: "GraphGroup" },
  StringContainer: { kind: "dataset", name: "StringContainer" },
  ObjectContainer: { kind: "dataset", name: "ObjectContainer" },
  MutableMappingContainer: { kind: "dataset", name: "MutableMappingContainer" },
};

const known = (table: Readonly<Record<string, MappedClass>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The class that stands for a node's mapped type; undefined where it has none, or one that is not known. */
export function mappedClass({ kind, mappedType }: Pick<NodeInfo, "kind" | "mappedType">): string | undefined {
  if (mappedType === undefined) return undefined;
  const found = known(CONTENT, mappedType) ?? known(CLASSES, mappedType);
  return found?.kind === kind ? found.name : undefined;
}

/** Whether the members of a group of this type are together one array, though each is no single place. */
export function joinsMembers(node: Pick<NodeInfo, "kind" | "mappedType">): boolean {
  return mappedClass(node) === "HeterogeneousTimeSeriesGroup";
}

/** The dimensions along which the members of a group of this type stand for places; a labelled one names them itself. */
export function memberDimsOf(
  node: Pick<NodeInfo, "kind" | "mappedType" | "attributes">,
): readonly string[] | undefined {
  switch (mappedClass(node)) {
    case "TimeSeriesGroup":
      return ["time"];
    case "ParamSpaceGroup":
      return ["state"];
    case "LabelledDataGroup": {
      const dims = node.attributes?.find(({ name }) => name === "dims")?.value;
      const names = Array.isArray(dims) ? dims : [dims];
      return names.every((name) => typeof name === "string") ? names : ["member"];
    }
    default:
      return undefined;
  }
}
