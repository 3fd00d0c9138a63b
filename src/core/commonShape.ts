/** The shape that most have, of several the first; undefined where there is none. */
export function commonShape(shapes: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const counts = new Map<string, { readonly shape: readonly number[]; count: number }>();
  for (const shape of shapes) {
    if (!shape) continue;
    const known = counts.get(shape.join());
    if (known) known.count++;
    else counts.set(shape.join(), { shape, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.shape;
}
