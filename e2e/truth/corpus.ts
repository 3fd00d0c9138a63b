import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../app.ts";
import { type CorpusNode, compareCorpusNode } from "./corpusCompare.ts";
import { type Digest, digestNodes } from "./corpusDigest.ts";

interface CorpusTruth {
  readonly openerr?: string;
  readonly nodes?: readonly CorpusNode[];
}

/** Files by others, with what native HDF5 finds in them: `files/NAME` and `truth/NAME.json` in the folder of PROXIMA_CORPUS. */
export function corpusTests(): void {
  const folder = process.env.PROXIMA_CORPUS;
  const files = folder && existsSync(path.join(folder, "files")) ? readdirSync(path.join(folder, "files")).sort() : [];
  if (!folder || files.length === 0) {
    test.skip("files by others", () => undefined);
    return;
  }
  test.describe("files by others", () => {
    for (const file of files) {
      const truthFile = path.join(folder, "truth", `${file}.json`);
      if (!existsSync(truthFile)) continue;
      test(file, async ({ lastingApp: app }) => {
        const truth = JSON.parse(readFileSync(truthFile, "utf8")) as CorpusTruth;
        const [root = ""] = await app.open(path.join(folder, "files", file));
        if (truth.openerr) {
          expect((await app.info(root)).error, truth.openerr).toBeTruthy();
          return;
        }
        const nodes = (truth.nodes ?? []).filter((node) => !node.hexname && !node.p.includes("\ufffd"));
        const questions = nodes.map((node) => ({
          path: node.p === "/" ? root : root + node.p,
          read:
            node.k === "dataset" &&
            node.same === undefined &&
            node.d !== undefined &&
            Array.isArray(node.s) &&
            !node.derr &&
            !node.d.big,
        }));
        const digests = JSON.parse(await app.page.evaluate(digestNodes, questions)) as Digest[];
        expect(nodes.flatMap((node, i) => compareCorpusNode(node, digests[i] as Digest))).toEqual([]);
      });
    }
  });
}
