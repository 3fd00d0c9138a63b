import { expect, test } from "vitest";
import type { DType } from "../core/dtype.ts";
import type { Values } from "../core/value.ts";
import { mediaType, noteOf } from "./note.ts";

const TEXT = {
  kind: "string",
  str: "vlen-str",
  size: 16,
  length: null,
  charset: "utf-8",
  padding: "null-terminated",
} as const;
const LETTER = { ...TEXT, str: "|S1", size: 1, length: 1 } as const;
const BYTE = { kind: "uint", str: "|u1", size: 1, order: "little" } as const;
const OPAQUE = { kind: "opaque", str: "opaque", size: 3, tag: "" } as unknown as DType;
const block = (shape: readonly number[], dtype: DType, data: Values) => ({ shape, dtype, data });
const bytes = (text: string) => new TextEncoder().encode(text);

test("texts are texts, in whatever way they are stored", () => {
  expect(noteOf(block([], TEXT, ["a\nb"]), "text/plain").text).toBe("a\nb");
  expect(noteOf(block([2], TEXT, ["a", "b"]), null).text).toBe("a\nb");
  expect(noteOf(block([3], LETTER, ["a", " ", "b"]), null).text).toBe("a b");
  expect(noteOf(block([3], BYTE, bytes("aé")), "text/plain").text).toBe("aé");
  expect(noteOf(block([], OPAQUE, [bytes("abc")]), "application/json").text).toBe("abc");
  expect(noteOf(block([2], OPAQUE, [bytes("abc"), bytes("def")]), null).text).toBe("abcdef");
});

test("bytes that are no text are bytes, a picture is one whatever its bytes are", () => {
  const binary = Uint8Array.of(0x89, 0x50, 0xff);
  expect(noteOf(block([3], BYTE, binary), "application/pdf")).toEqual({ bytes: binary, text: null, isPicture: false });
  expect(noteOf(block([3], BYTE, binary), "image/png")).toEqual({ bytes: binary, text: null, isPicture: true });
  const drawn = noteOf(block([], TEXT, ["<svg/>"]), "image/svg+xml; charset=utf-8");
  expect(drawn).toEqual({ bytes: bytes("<svg/>"), text: null, isPicture: true });
  expect(noteOf(block([], TEXT, ["x"]), "image/x-raw").isPicture).toBe(false);
});

test("a media type goes without its parameters", () => {
  expect(mediaType("text/plain; charset=utf-8")).toBe("text/plain");
  expect(mediaType(null)).toBe("");
});
