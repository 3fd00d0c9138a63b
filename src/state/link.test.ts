import fc from "fast-check";
import { expect, test } from "vitest";
import { type LinkedView, linkText, parseLink } from "./link.ts";
import { COLOUR_MAPS, SCALES, SWITCHES, USUAL_LOOKS, VIEW_KINDS } from "./viewKinds.ts";

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

test("a link says which points are drawn, of which group", () => {
  const linked: LinkedView = {
    ...USUAL,
    path: "/run.h5/cloud",
    natural: true,
    of: "/run.h5/cloud/dose",
    turned: ["inverted", "logX"],
    lines: { x: "@time", points: { colour: "/run.h5/cloud/dose" } },
  };
  expect(linkText(linked)).toBe(
    "#v=1&path=/run.h5/cloud&looks=inverted,logX&group=natural&of=/run.h5/cloud/dose&x=@time&points=/run.h5/cloud/dose",
  );
  expect(parseLink("#v=1&path=/a&x=time&points=all&lines=0,-1&along=both&group=some&looks=nothing")).toEqual({
    ...USUAL,
    path: "/a",
  });
});

test("what was written is read again", () => {
  const axis = fc.record({ range: fc.constantFrom(":", "2:10", "::-1", "5:"), index: fc.nat(1000) });
  const kind = fc.constantFrom(...VIEW_KINDS);
  const source = fc.string().chain((text) => fc.constantFrom(`/${text}`, `@${text}`));
  const choices = fc
    .record(
      {
        down: fc.boolean(),
        rows: fc.array(fc.nat(), { minLength: 1 }),
        x: fc.option(source),
        points: fc.record({ colour: fc.option(fc.string().map((text) => `/${text}`)) }),
      },
      { requiredKeys: [] },
    )
    .filter((choice) => Object.keys(choice).length > 0);
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
    turned: fc.option(fc.subarray([...SWITCHES], { minLength: 1 }), { nil: undefined }),
    part: fc.option(fc.constantFrom("phase", "real"), { nil: undefined }),
    natural: fc.option(fc.boolean(), { nil: undefined }),
    of: fc.option(
      fc.string().map((text) => `/${text}`),
      { nil: undefined },
    ),
    signal: fc.option(
      fc.string().map((text) => `/${text}`),
      { nil: undefined },
    ),
    lines: fc.option(choices, { nil: undefined }),
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
