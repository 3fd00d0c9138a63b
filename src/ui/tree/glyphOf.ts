import {
  Activity,
  Binary,
  Box,
  Brackets,
  CircleHelp,
  CornerUpRight,
  ExternalLink,
  FileQuestionMark,
  Folder,
  FolderTree,
  Grid3x3,
  Hash,
  Link2,
  type LucideIcon,
  Quote,
  Repeat2,
  Shapes,
  SquareFunction,
  Table2,
  Tag,
  Unlink,
} from "lucide-react";
import type { DType } from "../../core/dtype.ts";
import { mappedClass } from "../../core/mappedType.ts";
import type { NodeInfo } from "../../core/node.ts";
import { RESULTS } from "../../state/results.ts";

export interface NodeGlyph {
  readonly icon: LucideIcon;
  /** Custom property of theme.css. */
  readonly tone: "number" | "string" | "compound" | "reference" | "group" | "error" | "text3";
  /** The same in words: colour and shape never stand alone. */
  readonly word: string;
}

export function glyphOf(info: NodeInfo): NodeGlyph {
  if (info.sameAs !== undefined) return { icon: Repeat2, tone: "reference", word: `same as ${info.sameAs}` };
  switch (info.kind) {
    case "group":
      if (info.path === RESULTS) return { icon: SquareFunction, tone: "group", word: "results of expressions" };
      if (info.file?.root === info.path) return { icon: Box, tone: "group", word: "file" };
      return { icon: info.path.lastIndexOf("/") === 0 ? FolderTree : Folder, tone: "group", word: groupWord(info) };
    case "dataset":
      return datasetGlyph(info.dtype, info.shape);
    case "datatype":
      return { icon: Shapes, tone: "compound", word: "committed datatype" };
    case "softlink":
      return { icon: CornerUpRight, tone: "reference", word: "soft link" };
    case "externallink":
      return { icon: ExternalLink, tone: "reference", word: "external link" };
    case "broken":
      if (info.path.lastIndexOf("/") === 0) {
        return { icon: FileQuestionMark, tone: "error", word: "file that could not be opened" };
      }
      // What has an address is there, but damaged.
      return info.address === undefined
        ? { icon: Unlink, tone: "error", word: "broken link" }
        : { icon: FileQuestionMark, tone: "error", word: "object that cannot be read" };
  }
}

/** A group that no file has was put together by loading. */
function groupWord(info: NodeInfo): string {
  const mapped = mappedClass(info);
  if (mapped !== undefined) return mapped;
  return info.file === undefined && info.path.lastIndexOf("/") === 0 ? "loaded files" : "group";
}

function datasetGlyph(dtype: DType | null, shape: readonly number[] | null): NodeGlyph {
  switch (dtype?.kind) {
    case "int":
    case "uint":
    case "float":
    case "complex":
    case "time":
      if (shape && shape.length >= 2) return { icon: Grid3x3, tone: "number", word: "array of numbers" };
      if (shape?.length === 1) return { icon: Activity, tone: "number", word: "series of numbers" };
      return { icon: Hash, tone: "number", word: "number" };
    case "string":
      return { icon: Quote, tone: "string", word: "text" };
    case "bool":
    case "enum":
      return { icon: Tag, tone: "string", word: "labels" };
    case "compound":
      return { icon: Table2, tone: "compound", word: "compound" };
    case "array":
    case "vlen":
      return { icon: Brackets, tone: "compound", word: "sequences" };
    case "reference":
    case "regionref":
      return { icon: Link2, tone: "reference", word: "references" };
    case "opaque":
    case "bitfield":
      return { icon: Binary, tone: "compound", word: "raw bytes" };
    case undefined:
      return { icon: CircleHelp, tone: "text3", word: "dataset of an unknown type" };
  }
}
