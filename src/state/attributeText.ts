import type { AttributeInfo } from "../core/node.ts";

/** A text, or the only one of a list. */
export function textOf(attributes: readonly AttributeInfo[] = [], name: string): string | undefined {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof only === "string" ? only : undefined;
}

/** A list of texts, of a bare text one of it; an empty list may be of any type. */
export function textsOf(attributes: readonly AttributeInfo[] = [], name: string): readonly string[] | undefined {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  if (ArrayBuffer.isView(value) && value.byteLength === 0) return [];
  const list = typeof value === "string" ? [value] : value;
  return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : undefined;
}

/** Whether an attribute is 1, as a number, as text, or as the only one of a list. */
export function saysOne(attributes: readonly AttributeInfo[] = [], name: string): boolean {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  const only = ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<unknown>) : [value];
  return only.length === 1 && String(only[0]) === "1";
}

/** What values are in words: `long_name`, else `standard_name` (CF conventions, chapter 3); empty where neither says it. */
export function longName(attributes?: readonly AttributeInfo[]): string {
  return textOf(attributes, "long_name") ?? textOf(attributes, "standard_name") ?? "";
}

/** Name in words and units as one reads them: `air temperature at 2 m (K)`, `in K`; empty where neither is said. */
export function meaningOf(attributes?: readonly AttributeInfo[]): string {
  const [name, units] = [longName(attributes), textOf(attributes, "units") ?? ""];
  if (name === "") return units === "" ? "" : `in ${units}`;
  return units === "" ? name : `${name} (${units})`;
}
