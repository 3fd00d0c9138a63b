import { expect, fixture, test } from "./app.ts";
import { compareNode } from "./truth/compare.ts";
import { corpusTests } from "./truth/corpus.ts";
import { type Answer, probe } from "./truth/probe.ts";
import { refusals, truths } from "./truth/truth.ts";

/** A path whose bytes are not text: the page shows it in its own way, see bad-names.h5 below. */
const isText = (path: string) => !/[\udc80-\udcff]/.test(path.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ""));

test.describe("what the page says is what native HDF5 finds", () => {
  for (const { file, nodes } of truths()) {
    test(file, async ({ lastingApp: app }) => {
      const [root = ""] = await app.open(fixture(file));
      const asked = nodes.filter((node) => isText(node.path));
      const questions = asked.map((node) => ({
        path: node.path === "/" ? root : root + node.path,
        children: node.members?.every(isText) ?? false,
        read: (node.values ?? node.fault) !== undefined,
      }));
      const answers = JSON.parse(await app.page.evaluate(probe, questions)) as Answer[];
      expect(answers).toHaveLength(asked.length);
      const bad = asked.flatMap((node, i) => {
        const truth = questions[i]?.children ? node : { ...node, members: undefined };
        return compareNode(truth as typeof node, answers[i] as Answer, root, nodes);
      });
      expect(bad).toEqual([]);
    });
  }
});

test.describe("what cannot be opened is refused with the reason", () => {
  for (const { file, refused, says } of refusals()) {
    test(file, async ({ lastingApp: app }) => {
      const [root = ""] = await app.open(fixture(file));
      const { kind, error } = await app.info(root);
      expect(kind).toBe("broken");
      expect(refused).toContain(error?.code);
      expect(error?.message).toMatch(new RegExp(says.replace("(?i)", ""), says.startsWith("(?i)") ? "i" : ""));
      expect(error?.message).toMatch(/\.$/);
    });
  }
});

test("names that are not UTF-8 are listed, and their siblings are fine", async ({ app }) => {
  await app.goto();
  const [root = ""] = await app.open(fixture("bad-names.h5"));
  const answers = JSON.parse(
    await app.page.evaluate(probe, [
      { path: root, children: true, read: false },
      { path: `${root}/sibling`, children: false, read: true },
    ]),
  ) as Answer[];
  expect(answers[0]?.children).toHaveLength(4);
  expect(answers[0]?.children).toContain("café");
  expect(answers[1]?.read?.values).toEqual([0, 1, 2]);
});

corpusTests();
