import { expect, fixture, test } from "./app.ts";
import { hasModules, runScripts, type ScriptAnswer } from "./dask.ts";

/** Every operation at least once, over all types; each is computed in the page and by dask, from the exported script. */
const EXPRESSIONS = [
  "f4 - 273.15",
  "(f4**2 + f8**2)**0.5",
  "f2 * 2 + i2",
  "big / 3",
  "i4 // 7 + i4 % 7",
  "u1 + 1",
  "i8 + i8",
  "u8 * 3",
  "b1 & (f8 > 10)",
  "~b1 | (i4 == 0)",
  "i4 ^ 5",
  "-f8 + abs(i4)",
  "where(gap > 10, gap, 0)",
  "clip(f4, 5, 12)",
  'i2.astype("float32")',
  'f8.astype("int16")',
  "sqrt(abs(f4)) + exp(f8 / 10) + log1p(u1)",
  "sin(f8) + arctan2(f8, 2) + hypot(f4, 1)",
  "deg2rad(f4) + degrees(u1)",
  "floor(f8) + ceil(f4) + trunc(f8) + rint(f8)",
  "round(f8, 1)",
  "isnan(gap) * 1",
  "minimum(gap, 10) + maximum(f8, 3)",
  "fmin(gap, 10)",
  "f8 + row",
  "f8[0:10:3, ::-1, 2]",
  "f8[..., None, 0] * 2",
  "f4[[3, 0, -1], :, 1]",
  "f8.T + 1",
  "swapaxes(f4, 0, 2)[1]",
  "expand_dims(row, 0) + squeeze(f8[:, :1])",
  "flip(f8, 0)[:3]",
  "roll(f8, 5, 0)",
  "reshape(f8, (240, 6)) + 1",
  "ravel(i4)[5:9]",
  "concatenate([f4, f8, i4], axis=1)",
  "stack([row, row * 2])",
  "broadcast_to(row, (4, 6)) + 1",
  "take(f8, [1, 5, 1], axis=1)",
  "diff(f8, axis=0)",
  "cumsum(i4, axis=0)",
  "cumprod(u1[:3], axis=0)",
  'coarsen(f8, (4, 5, 2), "mean")',
  'coarsen(i4, (3, 1, 2), "max")',
  "rolling(series, 4)",
  "sum(i8)",
  "sum(u8, axis=0)",
  "i2.sum(axis=(0, 2))",
  "prod(u1[:2, 0, 0])",
  "f4.mean()",
  "f2.mean(axis=0)",
  "mean(f4[0:12] - 273.15, axis=0)",
  "gap.mean(axis=1)",
  "nanmean(gap, axis=1)",
  "nansum(gap)",
  "nanmin(gap[4:], axis=0)",
  "f8.min(axis=-1) + f8.max(axis=-1)",
  "f8.std()",
  "f8.var(axis=0, ddof=1)",
  "nanstd(gap[4:], axis=0)",
  "ptp(i4, axis=1)",
  "any(b1, axis=0) * 1",
  "all(b1, axis=2) * 1",
  "count(gap, axis=2)",
  "count_nonzero(i4 > 0, axis=1)",
  "argmin(f8, axis=0)",
  "argmax(f8)",
  "nanargmax(gap[4:], axis=0)",
  "f8 - f8.mean(axis=0)",
  "(f8 - f8.mean()) / f8.std()",
  "histogram(f8, 8, (0, 20))",
  "histogram(i4, 5)",
  "describe(gap)",
  "quantile(f8, 0.3, axis=0)",
  "median(f4, axis=1)",
  "quantile(f8, [0.1, 0.5, 0.9], axis=0)",
  "topk(f8, 2, axis=0)",
  "unique(u1[0])",
  "groupby(f8, month).mean()",
  "groupby(i4, season).sum()",
  "groupby(series, season).max()",
  'records["mass"] * 2',
  "complex.real + complex.imag",
  "abs(complex)",
  "scalar * row",
  "f8[month > 6].sum(axis=0)",
  "sum(empty, axis=0)",
  "mean(f8, axis=0, keepdims=True) + row",
  "average(f8, axis=0, weights=abs(f4))",
  "average(f4, axis=-1, weights=row)",
  "gap.weighted(abs(f4)).mean(axis=1)",
  "u1.weighted(i2).sum(axis=0)",
  "gap.weighted(abs(f4)).sum_of_weights(axis=2)",
];

const hasDask = hasModules("dask.array, h5py");

test("what dask computes from the exported scripts is what the page computes", async ({ app }) => {
  test.skip(!hasDask, "no Python with dask and h5py");
  test.setTimeout(180_000);
  await app.goto();
  // Names are looked up from the node that is selected.
  await app.open(fixture("arrays.h5"));
  await app.page.getByRole("treeitem", { name: /arrays\.h5/ }).click();
  const here = await app.page.evaluate(async (texts) => {
    const { proxima } = globalThis as unknown as { proxima: Expressions };
    const plain = (x: number | bigint) =>
      typeof x === "bigint"
        ? String(x)
        : Number.isFinite(x)
          ? x
          : String(x).replace("Infinity", "inf").replace("NaN", "nan");
    const all = [];
    for (const name of texts) {
      try {
        const { dtype, shape, data } = await proxima.evaluate(name);
        all.push({
          name,
          dtype,
          shape,
          values: Array.from(data as ArrayLike<number | bigint>, plain),
          script: await proxima.exportPython(name),
        });
      } catch (error) {
        all.push({ name, error: String(error), script: "" });
      }
    }
    return all;
  }, EXPRESSIONS);
  expect(here.filter((result) => result.error)).toEqual([]);
  const there = runScripts(here.map(({ name, script }) => ({ name, script })));
  const wrong = here.flatMap((own) => differences(own, there.get(own.name)));
  expect(wrong).toEqual([]);
});

interface Expressions {
  evaluate(text: string): Promise<{ shape: readonly number[]; dtype: string; data: unknown }>;
  exportPython(text: string): Promise<string>;
}

/** Integers and counts are equal; floats within what their type can tell apart. */
function differences(own: ScriptAnswer, other: ScriptAnswer | undefined): string[] {
  if (!other || other.error) return [`${own.name}: ${other?.error ?? "no answer"}`];
  if (own.dtype !== other.dtype) return [`${own.name}: ${own.dtype} here, ${other.dtype} in dask`];
  if (own.shape?.join() !== other.shape?.join()) return [`${own.name}: (${own.shape}) here, (${other.shape}) in dask`];
  const tolerance = own.dtype === "<f2" ? 2e-3 : own.dtype === "<f4" ? 1e-6 : 1e-12;
  const scale = Math.max(1e-300, ...(other.values ?? []).map(Number).filter(Number.isFinite).map(Math.abs));
  const at = (own.values ?? []).findIndex((value, i) => {
    const wanted = other.values?.[i];
    if (value === wanted || String(value) === String(wanted)) return false;
    return !(Math.abs(Number(value) - Number(wanted)) <= tolerance * Math.max(Math.abs(Number(wanted)), scale * 1e-3));
  });
  return at < 0 ? [] : [`${own.name} at ${at}: ${own.values?.[at]} here, ${other.values?.[at]} in dask`];
}
