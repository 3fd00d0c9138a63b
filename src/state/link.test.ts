import fc from "fast-check";
import { expect, test } from "vitest";
import { type LinkedView, linkText, parseLink } from "./link.ts";
import { COLOUR_MAPS, SCALES, USUAL_LOOKS, VIEW_KINDS } from "./viewKinds.ts";

const USUAL: LinkedView = {
  path: "/run.h5/fluid/T",
  instead: {},
  colours: USUAL_LOOKS.colours,
  scale: USUAL_LOOKS.scale,
  rule: "robust",
  manual: null,
};

test("a link is readable", () => {
  expect(linkText(USUAL)).toBe("#v=1&path=/run.h5/fluid/T");
  const view = {
    rowAxis: 2,
    columnAxis: 1,
    axes: [
      { range: ":", index: 7 },
      { range: "0:50", index: 0 },
      { range: ":", index: 0 },
    ],
  };
  expect(
    linkText({
      ...USUAL,
      path: "/my run.h5/a&b",
      view,
      instead: { heat: "table" },
      scale: "log",
      rule: "manual",
      manual: [-1, 2.5],
    }),
  ).toBe("#v=1&path=/my+run.h5/a%26b&axes=7,c[0:50],r&show=heat.table&scale=log&limits=-1,2.5");
});

test("what was written is read again", () => {
  const axis = fc.record({ range: fc.constantFrom(":", "2:10", "::-1", "5:"), index: fc.nat(1000) });
  const kind = fc.constantFrom(...VIEW_KINDS);
  const states = fc.record({
    path: fc.string({ minLength: 1 }).map((text) => `/${text}`),
    view: fc.option(
      fc.array(axis, { minLength: 2, maxLength: 5 }).map((axes) => ({
        rowAxis: 1,
        columnAxis: 0,
        axes: axes.map((own, i) => (i < 2 ? { ...own, index: 0 } : own)),
      })),
      { nil: undefined },
    ),
    instead: fc.dictionary(kind, kind),
    colours: fc.constantFrom(...COLOUR_MAPS),
    scale: fc.constantFrom(...SCALES),
    limits: fc.constantFrom("robust", "full", "manual"),
    low: fc.integer(),
  });
  fc.assert(
    fc.property(states, ({ view, limits, low, ...rest }) => {
      const manual = limits === "manual" ? ([low, low + 1.5] as const) : null;
      const state = { ...rest, ...(view && { view }), rule: limits, manual } as LinkedView;
      expect(parseLink(linkText(state))).toEqual({ ...state, instead: { ...state.instead } });
    }),
  );
});

test.each(["", "#", "#v=2&path=/a", "#path=/a", "#v=1&path=a", "#section"])("“%s” is no link", (fragment) => {
  expect(parseLink(fragment)).toBeNull();
});

test("what a link says wrong is passed over", () => {
  expect(parseLink("#v=1&path=/a&axes=x,r&show=heat.nonsense,line.table&colours=pink&limits=1,many")).toEqual({
    ...USUAL,
    path: "/a",
    instead: { line: "table" },
  });
});
