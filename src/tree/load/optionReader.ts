import type { ConfigProblem } from "../../core/loading.ts";
import { nearestName } from "../../core/nearestName.ts";

type Path = readonly (string | number)[];

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** What a value is, in the words of YAML. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  if (typeof value === "number" || typeof value === "bigint") return "a number";
  return typeof value === "boolean" ? "true or false" : "a mapping";
}

/** Takes the options of one mapping, each in the type that it must have; what does not fit becomes a problem. */
export class OptionReader {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly at: Path;
  private readonly problems: ConfigProblem[];
  private readonly taken = new Set<string>();

  constructor(values: Readonly<Record<string, unknown>>, at: Path, problems: ConfigProblem[]) {
    this.values = values;
    this.at = at;
    this.problems = problems;
  }

  /** Names of all options that were asked for. */
  get known(): readonly string[] {
    return [...this.taken];
  }

  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null;
  }

  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === "string") return value;
    return this.wrong(name, `must be a text, not ${kindOf(value)}`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.take(name);
    if (value === undefined || typeof value === "boolean") return value ?? otherwise;
    this.wrong(name, `must be true or false, not ${kindOf(value)}`);
    return otherwise;
  }

  number(name: string, otherwise: number): number {
    const value = this.take(name);
    if (value === undefined || typeof value === "number") return value ?? otherwise;
    this.wrong(name, `must be a number, not ${kindOf(value)}`);
    return otherwise;
  }

  /** A text, or a list of texts. */
  texts(name: string): readonly string[] | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (typeof value === "string") return [value];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    return this.wrong(name, "must be a text or a list of texts");
  }

  choice<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const value = this.take(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((each) => each === value);
    if (found !== undefined) return found;
    const near = typeof value === "string" ? nearestName(value, allowed) : undefined;
    this.wrong(name, `cannot be “${String(value)}”; there is ${allowed.join(", ")}`, near);
    return otherwise;
  }

  mapping(name: string): OptionReader | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (isMapping(value)) return new OptionReader(value, [...this.at, name], this.problems);
    return this.wrong(name, `must be a mapping, not ${kindOf(value)}`);
  }

  /** Any value; undefined where there is none. */
  take(name: string): unknown {
    this.taken.add(name);
    return this.values[name] ?? undefined;
  }

  /** Says what is wrong with an option, after its name. */
  wrong(name: string, what: string, instead?: string): undefined {
    const written = name in this.values;
    this.problems.push({
      at: written ? [...this.at, name] : this.at,
      part: written ? "value" : "key",
      severity: "error",
      message: `${name} ${what}.`,
      ...(instead !== undefined && { instead }),
    });
    return undefined;
  }

  /** As `wrong`, of what is understood but has no effect here. */
  mild(name: string, what: string): void {
    this.problems.push({ at: [...this.at, name], part: "key", severity: "warning", message: `${name} ${what}.` });
  }

  /** What has been asked for is all that there is: anything else is misspelt. */
  finish(of: string): void {
    for (const name of Object.keys(this.values)) {
      if (this.taken.has(name)) continue;
      const near = nearestName(name, this.taken);
      this.problems.push({
        at: [...this.at, name],
        part: "key",
        severity: "error",
        message: `“${name}” is no option of ${of}${near === undefined ? "." : `; did you mean “${near}”?`}`,
        ...(near !== undefined && { instead: near }),
      });
    }
  }
}
