/**
 * The names in a list that Python has pickled by protocol 0, as PyTables keeps them in attributes:
 * `(lp0\nVa\np1\naVb\np2\na.`; null where there is anything but texts and whole numbers in it. Of a list of lists it is
 * the innermost one.
 */
export function pickledNames(text: string): readonly string[] | null {
  const start = text.lastIndexOf("(lp");
  if (start < 0) return null;
  const names: string[] = [];
  for (const line of text.slice(start).split("\n").slice(1)) {
    // `a` puts what stands before it into the list.
    const rest = line.replace(/^a/, "");
    const [kind, word] = [rest[0], rest.slice(1)];
    if (rest === "." || (kind === "t" && line.startsWith("a"))) return names;
    if (rest === "" || kind === "p") continue;
    if (kind === "V") names.push(unescaped(word));
    else if (kind === "S") names.push(word.slice(1, -1));
    else if (kind === "I" && /^-?\d+$/.test(word)) names.push(word);
    else if (kind === "L" && /^-?\d+L$/.test(word)) names.push(word.slice(0, -1));
    else return null;
  }
  return null;
}

/** Of Python's `raw-unicode-escape`. */
function unescaped(word: string): string {
  return word.replace(/\\U([0-9a-f]{8})|\\u([0-9a-f]{4})/gi, (_, long, short) =>
    String.fromCodePoint(Number.parseInt(long ?? short, 16)),
  );
}
