import { expect, test } from "vitest";
import type { DType } from "../core/dtype.ts";
import type { AttributeInfo } from "../core/node.ts";
import { pictureLayout } from "./picture.ts";
import { brightness } from "./readPicture.ts";

const u1: DType = { kind: "uint", str: "|u1", size: 1, order: "little" };
const f4: DType = { kind: "float", str: "<f4", size: 4, order: "little" };

function attributes(values: Readonly<Record<string, AttributeInfo["value"]>>): AttributeInfo[] {
  return Object.entries({ CLASS: "IMAGE", ...values }).map(([name, value]) => ({
    name,
    shape: [],
    dtype: null,
    ...(value !== undefined && { value }),
  }));
}

test.each([
  [
    [100, 80, 3],
    [0, 1, 2],
  ],
  [
    [100, 80, 4],
    [0, 1, 2],
  ],
  [
    [5, 100, 80, 3],
    [1, 2, 3],
  ],
  [
    [3, 100, 80],
    [1, 2, 0],
  ],
])("bytes of shape %j are colours", (shape, [rowAxis, columnAxis, channelAxis]) =>
  expect(pictureLayout(shape, u1)).toEqual({ kind: "colours", rowAxis, columnAxis, channelAxis, declared: false }),
);

test.each<[number[], DType]>([
  [[100, 80], u1],
  [[100, 80, 5], u1],
  [[100, 4, 3], u1],
  [[100, 80, 3], f4],
  [[3], u1],
])("shape %j is no picture by itself", (shape, dtype) => expect(pictureLayout(shape, dtype)).toBeNull());

test.each([
  ["INTERLACE_PIXEL", [10, 12, 3], [0, 1, 2]],
  ["INTERLACE_LINE", [10, 3, 12], [0, 2, 1]],
  ["INTERLACE_PLANE", [3, 10, 12], [1, 2, 0]],
])("%s says where the channels are", (mode, shape, [rowAxis, columnAxis, channelAxis]) =>
  expect(
    pictureLayout(shape, u1, attributes({ IMAGE_SUBCLASS: "IMAGE_TRUECOLOR", INTERLACE_MODE: mode })),
  ).toMatchObject({ kind: "colours", rowAxis, columnAxis, channelAxis, declared: true }),
);

test("an interlace mode that does not fit the shape makes no picture", () =>
  expect(pictureLayout([10, 12, 3], u1, attributes({ INTERLACE_MODE: "INTERLACE_LINE" }))).toBeNull());

test("numbers of colours lead to their palette, the first of several", () => {
  const found = attributes({ IMAGE_SUBCLASS: "IMAGE_INDEXED", PALETTE: ["/f.h5/p", "/f.h5/q"] });
  expect(pictureLayout([10, 12], u1, found)).toMatchObject({ kind: "palette", palette: "/f.h5/p", channelAxis: null });
  expect(pictureLayout([10, 12], u1, attributes({ IMAGE_SUBCLASS: "IMAGE_INDEXED", PALETTE: [null] }))).toMatchObject({
    kind: "grey",
  });
});

test("grey may be white at 0", () =>
  expect(
    pictureLayout([10, 12], u1, attributes({ IMAGE_SUBCLASS: "IMAGE_GRAYSCALE", IMAGE_WHITE_IS_ZERO: 1 })),
  ).toMatchObject({ kind: "grey", whiteIsZero: true }));

test("what is declared a picture may be of floats and of 16-bit numbers", () => {
  const u2: DType = { kind: "uint", str: "<u2", size: 2, order: "little" };
  const range = (dtype: DType, more = {}) => pictureLayout([10, 12, 3], dtype, attributes(more))?.range;
  expect([range(f4), range(u2), range(u1)]).toEqual([[0, 1], [0, 65_535], undefined]);
  expect(range(f4, { IMAGE_MINMAXRANGE: new Float32Array([-1, 3]) })).toEqual([-1, 3]);
  expect(range(f4, { IMAGE_MINMAXRANGE: new Float32Array([3, 3]) })).toEqual([0, 1]);
  expect(pictureLayout([10, 12], f4, attributes({ IMAGE_SUBCLASS: "IMAGE_GRAYSCALE" }))?.kind).toBe("grey");
});

test("numbers become brightness, cut at both ends; NaN stays", () => {
  expect([...brightness(new Float32Array([-1, 0, 0.5, 1, 2, Number.NaN]), [0, 1])]).toEqual([
    ...[0, 0, 128, 255, 255, Number.NaN],
  ]);
  expect([...brightness(new Uint16Array([0, 257, 65_535]), [0, 65_535])]).toEqual([0, 1, 255]);
});

test("NeXus names pictures by their interpretation; the last axis has to be channels", () => {
  const named = (interpretation: string) => attributes({ CLASS: "", interpretation });
  const layout = { kind: "colours", rowAxis: 0, columnAxis: 1, channelAxis: 2, range: [0, 1], declared: true };
  expect(pictureLayout([10, 12, 3], f4, named("rgb-image"))).toEqual(layout);
  expect(pictureLayout([10, 12, 4], f4, named("rgba-image"))).toEqual(layout);
  expect(pictureLayout([10, 12, 5], f4, named("rgb-image"))).toBeNull();
  expect(pictureLayout([10, 12, 3], f4, named("spectrum"))).toBeNull();
});
