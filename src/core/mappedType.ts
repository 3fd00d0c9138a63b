import type { NodeInfo } from "./node.ts";

/** In which way a node of a mapped type is first looked at. */
export type MappedView =
  /** Of a group: its members together, as one array. */
  | "joined"
  /** Of a group: nodes and edges. */
  | "graph"
  /** Of a group: the list of its members. */
  | "members"
  /** Of a dataset: a plane of cells. */
  | "plane"
  /** Of a dataset: lines or planes, also where there are few numbers. */
  | "drawn"
  /** Of a dataset: its values in a table, texts in full. */
  | "table"
  /** Of a dataset: as any of its type and shape is. */
  | "usual";

/** What a class of dantro, or of Utopia, stands for here. */
export interface MappedClass {
  readonly name: string;
  /** What `map_from_attr` finds for it in Utopia's files, and its other names. */
  readonly aliases?: readonly string[];
  readonly kind: "group" | "dataset";
  readonly view: MappedView;
  /** Why, in words that go on from “Shown as …”. */
  readonly why: string;
}

/** All types that are known, each with the view that a node of it is first shown in. */
export const MAPPED_CLASSES: readonly MappedClass[] = [
  {
    name: "TimeSeriesGroup",
    aliases: ["time_series"],
    kind: "group",
    view: "joined",
    why: "one array: its members are places along time",
  },
  {
    name: "HeterogeneousTimeSeriesGroup",
    aliases: ["time_series_heterogeneous"],
    kind: "group",
    view: "joined",
    why: "one array: its members are stretches of time",
  },
  {
    name: "LabelledDataGroup",
    kind: "group",
    view: "joined",
    why: "one array: its members are places along its dimensions",
  },
  {
    name: "ParamSpaceGroup",
    aliases: ["MultiverseGroup"],
    kind: "group",
    view: "joined",
    why: "one array where its members are datasets: they are places along state",
  },
  {
    name: "GraphGroup",
    aliases: ["graph", "network"],
    kind: "group",
    view: "graph",
    why: "a graph: it holds nodes and edges",
  },
  {
    name: "ParamSpaceStateGroup",
    aliases: ["UniverseGroup"],
    kind: "group",
    view: "members",
    why: "a list: its members are of different kinds",
  },
  { name: "OrderedDataGroup", kind: "group", view: "members", why: "a list: its members have nothing in common" },
  { name: "IndexedDataGroup", kind: "group", view: "members", why: "a list, in the order of its numbers" },
  {
    name: "GridDC",
    aliases: ["grid"],
    kind: "dataset",
    view: "plane",
    why: "a heat map: its last axis is laid out as the cells of a grid",
  },
  {
    name: "XarrayDC",
    aliases: ["labelled_data", "XrDataContainer"],
    kind: "dataset",
    view: "drawn",
    why: "a line or a heat map: its values belong to coordinates",
  },
  {
    name: "XarrayYamlDC",
    aliases: ["array_of_yaml_strings"],
    kind: "dataset",
    view: "table",
    why: "a table: each element is a text of YAML",
  },
  {
    name: "NumpyDC",
    aliases: ["unlabelled_data", "NumpyDataContainer"],
    kind: "dataset",
    view: "usual",
    why: "any array of its type and shape: it has no labels",
  },
  {
    name: "PassthroughContainer",
    kind: "dataset",
    view: "usual",
    why: "any array of its type and shape: its values are passed on as they are",
  },
  { name: "StringContainer", kind: "dataset", view: "table", why: "text" },
  { name: "ObjectContainer", kind: "dataset", view: "table", why: "text" },
  { name: "MutableSequenceContainer", kind: "dataset", view: "table", why: "text, of YAML as a tree" },
  { name: "MutableMappingContainer", kind: "dataset", view: "table", why: "text, of YAML as a tree" },
];

const BY_NAME = new Map(MAPPED_CLASSES.flatMap((type) => [type.name, ...(type.aliases ?? [])].map((n) => [n, type])));

type Mapped = Pick<NodeInfo, "kind" | "mappedType">;

/** The class that stands for a node's mapped type; undefined where it has none, or one that is not known. */
export function mappedClassOf({ kind, mappedType }: Mapped): MappedClass | undefined {
  const found = mappedType === undefined ? undefined : BY_NAME.get(mappedType);
  return found?.kind === kind ? found : undefined;
}

/** Its name. */
export function mappedClass(node: Mapped): string | undefined {
  return mappedClassOf(node)?.name;
}

/** Whether the members of a group of this type are together one array, though each is no single place. */
export function joinsMembers(node: Mapped): boolean {
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
