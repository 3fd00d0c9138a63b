import { shortDtype } from "../../core/dtype.ts";
import type { NodeInfo } from "../../core/node.ts";
import { byteText, groupedCount, shapeText } from "../../core/numberText.ts";
import { glyphOf } from "../tree/glyphOf.ts";
import type { SortKey } from "./rowOrder.ts";

/** A fact of a group's members. */
export interface MemberColumn {
  readonly name: string;
  readonly width: number;
  readonly side: "left" | "right";
  readonly text: (info: NodeInfo) => string;
  readonly key: (info: NodeInfo) => SortKey;
  /** Why the fact is not known, where it is not; it is not empty then, but a dash. */
  readonly unknown?: (info: NodeInfo) => string | undefined;
}

/** What the table of a group's members says of each beside its name. */
export const MEMBER_COLUMNS: readonly MemberColumn[] = [
  { name: "Kind", width: 120, side: "left", text: kindOf, key: kindOf },
  {
    name: "Shape",
    width: 120,
    side: "left",
    text: ({ kind, shape }) => (kind === "dataset" ? shapeText(shape) : ""),
    key: ({ kind, shape }) => (kind === "dataset" ? elements(shape) : null),
  },
  { name: "Type", width: 96, side: "left", text: typeOf, key: typeOf },
  {
    name: "Stored size",
    width: 108,
    side: "right",
    text: ({ storageBytes }) => (storageBytes === undefined ? "" : byteText(storageBytes)),
    key: ({ storageBytes }) => storageBytes,
    unknown: sizeUnknown,
  },
  {
    name: "Members",
    width: 84,
    side: "right",
    text: ({ members }) => (members === undefined ? "" : groupedCount(members)),
    key: ({ members }) => members,
  },
  {
    name: "Attributes",
    width: 96,
    side: "right",
    text: ({ attributeCount }) => (attributeCount ? String(attributeCount) : ""),
    key: ({ attributeCount }) => attributeCount,
  },
];

/** In a word or two: what is told of a node at length stands in the tree and where it is looked at. */
function kindOf(info: NodeInfo): string {
  if (info.kind === "datatype") return "datatype";
  if (info.kind === "broken" && info.address !== undefined) return "unreadable";
  return info.kind === "dataset" && !info.error ? "dataset" : glyphOf(info).word;
}

/** Of chunks it takes a look at their index, which listing a group does without. */
function sizeUnknown({ kind, storageBytes, layout, error }: NodeInfo): string | undefined {
  if (kind !== "dataset" || storageBytes !== undefined || error) return undefined;
  if (layout === "chunked") return "Not known yet: what its chunks take is told where the dataset is selected";
  if (layout === "virtual") return "Its values are stored in other datasets";
  return "Not known";
}

function typeOf({ kind, dtype }: NodeInfo): string {
  return kind === "dataset" && dtype ? shortDtype(dtype) : "";
}

function elements(shape: readonly number[] | null): number {
  return shape === null ? 0 : shape.reduce((product, size) => product * size, 1);
}
