import { treePath } from "../../src/core/path.ts";
import type { Answer, FaultText, Plain } from "./probe.ts";
import type { TruthAttribute, TruthNode, TruthType } from "./truth.ts";

/** What the page says otherwise than native HDF5, one line each. */
export function compareNode(truth: TruthNode, answer: Answer, root: string, nodes: readonly TruthNode[]): string[] {
  const bad: string[] = [];
  const say = (what: string, expected: unknown, got: unknown) =>
    bad.push(`${truth.path} ${what}: expected ${short(expected)}, got ${short(got)}`);
  const same = (what: string, expected: unknown, got: unknown) => {
    if (JSON.stringify(expected) !== JSON.stringify(got)) say(what, expected, got);
  };
  const refused = (what: string, codes: readonly string[], fault: FaultText | undefined) => {
    if (!fault || !codes.includes(fault.code)) say(what, `a fault ${codes.join(" or ")}`, fault ?? "none");
    else if (!/^[A-Z“/].*[.!]$/s.test(fault.message)) say(`${what} in a sentence`, "a sentence", fault.message);
  };

  const { info } = answer;
  if (truth.kind === undefined) {
    refused("fault", truth.fault ?? [], answer.fault ?? (info?.error as unknown as FaultText | undefined));
    return bad;
  }
  if (!info) {
    say("info", truth.kind, answer.fault);
    return bad;
  }
  if (info.error && truth.kind !== "broken") say("error", "none", info.error);
  same("kind", truth.kind, info.kind);
  if (truth.target !== undefined) same("target", truth.target, info.target);
  if (truth.targetFile !== undefined) {
    const target = String(info.target);
    if (!target.includes(truth.targetFile) || !target.includes(truth.targetPath ?? "")) {
      say("target", `${truth.targetFile} and ${truth.targetPath}`, target);
    }
  }
  if (info.sameAs) {
    const first = truth.same ?? truth.path;
    const alike = nodes
      .filter((node) => node.path === first || node.same === first)
      .map((node) => treePath(root, node.path));
    if (!alike.includes(String(info.sameAs)) || info.sameAs === info.path) say("sameAs", alike, info.sameAs);
  }
  if (truth.same !== undefined) return bad;

  if (truth.members) {
    if (!answer.children) say("children", truth.members, answer.childrenFault);
    else same("children", [...truth.members].sort(), [...answer.children].sort());
    same("members", truth.members.length, info.members);
  }
  if (truth.attributes) compareAttributes(truth.attributes, info.attributes as unknown as Answers[], root, say);
  if (truth.dtype && !dtypeFits(truth.dtype, info.dtype ?? null)) say("dtype", truth.dtype, info.dtype);
  if (truth.kind === "dataset") {
    same("shape", truth.shape, info.shape);
    same("maxshape", truth.maxshape, info.maxshape);
    same("chunks", truth.chunks, info.chunks);
    same(
      "filters",
      truth.filters,
      (info.filters as unknown as { id: number }[]).map(({ id }) => id),
    );
    if (truth.externalFiles) same("externalFiles", truth.externalFiles, info.externalFiles);
    // What the page does not know it may leave out.
    if (info.layout !== undefined) same("layout", truth.layout, info.layout);
    if (info.storageBytes !== undefined && truth.storageBytes !== undefined)
      same("storageBytes", truth.storageBytes, info.storageBytes);
    if (info.fillValue !== undefined && truth.fillValue !== undefined)
      same("fillValue", truth.fillValue, info.fillValue);
    compareValues();
  }
  return bad;

  function compareValues(): void {
    if (truth.fault) {
      refused("reading", truth.fault, answer.readFault);
      return;
    }
    if (truth.values === undefined || !truth.dtype) return;
    if (!answer.read) {
      if (!(truth.mayFail && answer.readFault && truth.mayFail.includes(answer.readFault.code))) {
        say("reading", truth.values, answer.readFault);
      }
      return;
    }
    same("shape of the values", truth.shape, answer.read.shape);
    const container = containerOf(truth.dtype);
    if (container) same("array", container, answer.read.container);
    const difference = firstDifference(
      truth.values.map((value) => withRoot(value, root)),
      answer.read.values,
    );
    if (difference) say(`values${difference.at}`, difference.expected, difference.got);
  }
}

interface Answers {
  readonly name: string;
  readonly shape: Plain;
  readonly dtype: Plain;
  readonly value?: Plain;
  readonly error?: Plain;
}

function compareAttributes(
  expected: readonly TruthAttribute[],
  got: readonly Answers[] | undefined,
  root: string,
  say: (what: string, expected: unknown, got: unknown) => void,
): void {
  const names = expected.map(({ name }) => name).sort();
  const gotNames = (got ?? []).map(({ name }) => name).sort();
  if (JSON.stringify(names) !== JSON.stringify(gotNames)) say("names of attributes", names, gotNames);
  for (const truth of expected) {
    const attribute = got?.find(({ name }) => name === truth.name);
    if (!attribute) continue;
    const at = `@${truth.name}`;
    if (attribute.error) {
      say(at, truth.values, attribute.error);
      continue;
    }
    if (JSON.stringify(attribute.shape) !== JSON.stringify(truth.shape))
      say(`${at} shape`, truth.shape, attribute.shape);
    if (!dtypeFits(truth.dtype, attribute.dtype)) say(`${at} dtype`, truth.dtype, attribute.dtype);
    if (truth.values === undefined) continue;
    const scalar = truth.shape?.length === 0 && truth.dtype.kind !== "complex";
    const values = scalar ? [attribute.value ?? null] : attribute.value;
    const difference = firstDifference(
      truth.values.map((value) => withRoot(value, root)),
      values ?? null,
    );
    if (difference) say(`${at} value${difference.at}`, difference.expected, difference.got);
  }
}

/** References are told as paths inside the file, and shown as paths of the tree. */
function withRoot(value: Plain, root: string): Plain {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Plain) => withRoot(item, root));
  const object = value as { readonly [key: string]: Plain };
  if (typeof object.path === "string") return treePath(root, object.path);
  return {
    "": (object[""] as readonly (readonly [string, Plain])[]).map(([key, item]) => [key, withRoot(item, root)]),
  };
}

interface Difference {
  readonly at: string;
  readonly expected: Plain;
  readonly got: Plain;
}

function firstDifference(expected: Plain, got: Plain, at = ""): Difference | null {
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    for (let i = 0; i < expected.length; i++) {
      const inner = firstDifference(expected[i] as Plain, got[i] as Plain, `${at}[${i}]`);
      if (inner) return inner;
    }
    return null;
  }
  return JSON.stringify(expected) === JSON.stringify(got) ? null : { at, expected, got };
}

const CONTAINERS: { readonly [numpy: string]: string } = {
  i1: "Int8Array",
  i2: "Int16Array",
  i4: "Int32Array",
  i8: "BigInt64Array",
  u1: "Uint8Array",
  u2: "Uint16Array",
  u4: "Uint32Array",
  u8: "BigUint64Array",
  f2: "Float32Array",
  f4: "Float32Array",
  f8: "Float64Array",
  b1: "Uint8Array",
};

/** The typed array that numbers must come in, where the notation of the page fixes it. */
function containerOf({ kind, str, layout, base }: TruthType): string | null {
  if (kind === "complex" || kind === "enum") return containerOf(base as TruthType);
  return layout ? null : (CONTAINERS[String(str).slice(1)] ?? null);
}

/** Whether the page's dtype says all that the truth says. Places of what is stored elsewhere depend on who is asked. */
function dtypeFits(truth: Plain | boolean, got: Plain, loose = false): boolean {
  if (Array.isArray(truth)) {
    if (!Array.isArray(got) || got.length !== truth.length) return false;
    return truth.every((item: Plain, i) => dtypeFits(item, got[i] as Plain, loose));
  }
  if (typeof truth === "boolean") return Number(truth) === got;
  if (truth === null || typeof truth !== "object") return JSON.stringify(truth) === JSON.stringify(got);
  if (got === null || typeof got !== "object" || Array.isArray(got)) return false;
  const expected = truth as TruthType;
  const actual = got as TruthType;
  const elsewhere = loose || liesElsewhere(expected);
  return Object.entries(expected).every(([key, value]) => {
    if ((key === "size" || key === "offset") && elsewhere) return true;
    if (key === "order" && expected.size === 1) return true;
    return dtypeFits(value, actual[key] ?? null, elsewhere && key !== "dtype");
  });
}

function liesElsewhere(dtype: TruthType): boolean {
  if (dtype.kind === "vlen" || dtype.str === "vlen-str") return true;
  if (dtype.kind === "reference" || dtype.kind === "regionref") return true;
  if (dtype.kind === "compound")
    return (dtype.fields as readonly TruthType[]).some((field) => liesElsewhere(field.dtype as TruthType));
  if (dtype.kind === "array") return liesElsewhere(dtype.base as TruthType);
  return false;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
