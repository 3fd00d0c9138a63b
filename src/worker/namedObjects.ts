import type { BufferPool } from "../core/bufferPool.ts";
import type { FileFacts, NamingOptions } from "../core/file.ts";
import { mappedClass } from "../core/mappedType.ts";
import type { ObjectFacts } from "../core/node.ts";
import { type InnerPath, joinPath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Hdf5FileReader } from "../hdf5/fileReader.ts";
import { gridOf } from "../labels/grid.ts";

/** The objects of a file under other names: in lower case; with the type that an attribute says they are of. */
export class NamedObjects {
  readonly facts: FileFacts;
  private readonly reader: Hdf5FileReader;
  private readonly naming: NamingOptions;
  /** Stored names by the names that they are shown under, of each group that was asked for. */
  private readonly stored = new Map<InnerPath, ReadonlyMap<string, string>>();

  constructor(reader: Hdf5FileReader, naming: NamingOptions) {
    this.reader = reader;
    this.naming = naming;
    this.facts = reader.facts;
  }

  list(path: InnerPath): string[] {
    const real = this.real(path);
    return this.naming.lowerCase ? [...this.namesIn(real).keys()] : this.reader.list(real);
  }

  describe(path: InnerPath): ObjectFacts {
    return this.mapped(path, (real) => this.reader.describe(real));
  }

  inspect(path: InnerPath): ObjectFacts {
    return this.mapped(path, (real) => this.reader.inspect(real));
  }

  datasetAt(path: InnerPath): ObjectFacts {
    return this.reader.datasetAt(this.real(path));
  }

  storedBytes(path: InnerPath, selections: readonly Selection[]) {
    return this.reader.storedBytes(this.real(path), selections);
  }

  chunkSizes(path: InnerPath) {
    return this.reader.chunkSizes(this.real(path));
  }

  readBlock(path: InnerPath, selection: Selection, pool?: BufferPool) {
    return this.reader.readBlock(this.real(path), selection, pool);
  }

  readPart(path: InnerPath, selection: Selection, part: readonly string[], pool?: BufferPool) {
    return this.reader.readPart(this.real(path), selection, part, pool);
  }

  private mapped(path: InnerPath, look: (real: InnerPath) => ObjectFacts): ObjectFacts {
    const real = this.real(path);
    const facts = look(real);
    const { mapFromAttr } = this.naming;
    if (mapFromAttr === undefined || facts.error || (facts.kind !== "group" && facts.kind !== "dataset")) return facts;
    const mappedType = this.reader.attributeText(real, mapFromAttr);
    if (mappedType === undefined) return facts;
    const typed = { ...facts, mappedType };
    return mappedClass(typed) === "GridDC"
      ? laidOut(typed, facts.attributes ? facts : this.reader.inspect(real))
      : typed;
  }

  /** The path in the file's own names. What is no shown name is taken as it is: links name their targets so. */
  private real(path: InnerPath): InnerPath {
    if (!this.naming.lowerCase || path === "/") return path;
    let real: InnerPath = "/";
    for (const name of path.split("/").slice(1)) {
      const known = this.tryNamesIn(real)?.get(name);
      real = joinPath(real, known ?? name);
    }
    return real;
  }

  private tryNamesIn(real: InnerPath): ReadonlyMap<string, string> | undefined {
    try {
      return this.namesIn(real);
    } catch {
      return undefined; // no group: the object's own call says what is wrong
    }
  }

  /** Names that differ by case alone stay as they are. */
  private namesIn(real: InnerPath): ReadonlyMap<string, string> {
    let names = this.stored.get(real);
    if (!names) {
      const twins = Map.groupBy(this.reader.list(real), (name) => name.toLowerCase());
      names = new Map([...twins].flatMap(([lower, all]) => all.map((name) => [all.length > 1 ? name : lower, name])));
      this.stored.set(real, names);
    }
    return names;
  }
}

/** Numbers that can be put at other places. */
const LAID_OUT: ReadonlySet<string> = new Set(["int", "uint", "float", "bool", "enum"]);

/** A dataset with the shape of the grid that its attributes describe; as it is where they describe none. */
function laidOut(facts: ObjectFacts, known: ObjectFacts): ObjectFacts {
  if (!LAID_OUT.has(facts.dtype?.kind ?? "")) return facts;
  const grid = gridOf(known);
  if ("message" in grid) return facts;
  const shape = [...grid.stored.shape.slice(0, -1), ...grid.shape];
  return { ...facts, shape, maxshape: shape, chunks: null, grid };
}
