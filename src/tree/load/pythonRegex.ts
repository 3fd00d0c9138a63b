import { Fault } from "../../core/fault.ts";
import { type RegexCost, regexCost, requireFast } from "./regexCost.ts";

const costs = new WeakMap<RegExp, RegexCost>();

/**
 * A regular expression of Python as one of JavaScript: named groups, the ends of the text and inline flags are written
 * otherwise, all that people write for paths is the same.
 *
 * @throws Fault `invalid` where it is none, where it could take for ever, or where it has several groups: of these it is open
 * which one is meant.
 */
export function pythonRegex(pattern: string): RegExp {
  const flags = /^\(\?([aimsux]+)\)/.exec(pattern);
  const body = pattern
    .slice(flags?.[0].length ?? 0)
    .replaceAll("(?P<", "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/(?<!\\)((?:\\\\)*)\\A/g, "$1^")
    .replace(/(?<!\\)((?:\\\\)*)\\Z/g, "$1$");
  const kept = [...(flags?.[1] ?? "")].filter((flag) => "ims".includes(flag)).join("");
  let regex: RegExp;
  try {
    regex = new RegExp(body, kept);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^Invalid regular expression: /, "") : String(cause);
    throw new Fault("invalid", `This is no regular expression: ${reason}.`);
  }
  const groups = (new RegExp(`${body}|`, kept).exec("")?.length ?? 1) - 1;
  if (groups > 1) {
    throw new Fault("invalid", `{match:} stands for one group, this expression has ${groups}.`, {
      hint: "Write (?:…) for groups that are not meant.",
    });
  }
  costs.set(regex, regexCost(body));
  return regex;
}

/**
 * What `{match:}` stands for: the group, or the whole match where there is none; undefined without a match.
 *
 * @throws Fault `invalid` where it could take for ever.
 */
export function firstMatch(regex: RegExp, path: string): string | undefined {
  const cost = costs.get(regex);
  if (cost) requireFast(cost, path.length);
  const match = regex.exec(path);
  return match ? (match.length > 1 ? (match[1] ?? "") : match[0]) : undefined;
}
