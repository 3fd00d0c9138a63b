import { utf8Text } from "../core/bytesText.ts";
import { Fault } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import { byteText } from "../core/numberText.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";
import { textOf } from "./attributeText.ts";
import { explorer } from "./explorer.ts";
import { infoOf } from "./infoOf.ts";
import { isLetters, lettersText } from "./letters.ts";

/** A document in a file: NeXus' NXnote (manual.nexusformat.org, base class NXnote). */
export interface NoteParts {
  readonly data: NodeInfo;
  /** Media type; null where none is told. */
  readonly type: string | null;
  readonly fileName: string | null;
  readonly description: string | null;
}

/** What a note holds; `text` is null where it is none that can be read. */
export interface Note {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string | null;
  readonly isPicture: boolean;
}

/** More than this is not read for a look at it. */
const LARGEST = 64 * 2 ** 20;
/** What browsers draw; an SVG that is shown as a picture runs no scripts. */
const PICTURES = /^image\/(png|jpe?g|gif|webp|bmp|avif|svg\+xml)$/i;

export const isNote = ({ attributes }: NodeInfo): boolean => textOf(attributes, "NX_class") === "NXnote";

/** null where the group is no note, or has no data. */
export async function readNoteParts(group: NodeInfo, signal: AbortSignal): Promise<NoteParts | null> {
  if (!isNote(group)) return null;
  const data = await infoOf(joinPath(group.path, "data"), signal);
  if (data?.kind !== "dataset" || !data.shape || !data.dtype || data.shape.includes(0)) return null;
  const told = (name: string) => textAt(joinPath(group.path, name), signal);
  const [type, fileName, description] = await Promise.all([told("type"), told("file_name"), told("description")]);
  return { data, type, fileName, description };
}

async function textAt(path: NodePath, signal: AbortSignal): Promise<string | null> {
  const info = await infoOf(path, signal);
  const isOne = info?.shape?.every((size) => size === 1) === true;
  if (info?.dtype?.kind !== "string" || !isOne) return null;
  const { data } = await explorer().read(path, undefined, { signal });
  const text = (data as readonly unknown[])[0];
  return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}

/** @throws Fault `over-budget` where it is too large to be looked at */
export async function readNote({ data, type }: NoteParts, signal: AbortSignal): Promise<Note> {
  const size = data.shape?.reduce((product, n) => product * n, data.dtype?.size ?? 1) ?? 0;
  if (size > LARGEST) {
    throw new Fault("over-budget", `This note has ${byteText(size)}.`, {
      hint: `Notes of up to ${byteText(LARGEST)} are shown. Select its data in the tree, and look at a part of them.`,
    });
  }
  return noteOf(await explorer().read(data.path, undefined, { signal }), type);
}

/** What a note's data are by their type and by what is told of them. */
export function noteOf(block: Block, type: string | null): Note {
  const written = writtenText(block);
  const bytes = written === null ? bytesOf(block) : new TextEncoder().encode(written);
  const isPicture = PICTURES.test(mediaType(type));
  return { bytes, text: isPicture ? null : (written ?? utf8Text(bytes)), isPicture };
}

/** Without its parameters. */
export function mediaType(type: string | null): string {
  return type?.split(";")[0]?.trim() ?? "";
}

/** Texts, one to a line; null where the data are bytes. */
function writtenText({ shape, dtype, data }: Block): string | null {
  if (dtype.kind !== "string") return null;
  const texts = data as readonly unknown[];
  return isLetters(shape, dtype) ? lettersText(texts, dtype) : texts.map(String).join("\n");
}

function bytesOf({ data }: Block): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(data)) return viewedBytes(data);
  const parts = data.map((each) => (ArrayBuffer.isView(each) ? viewedBytes(each) : new Uint8Array()));
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function viewedBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}
