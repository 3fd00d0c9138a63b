import { useEffect, useState } from "react";

export type ThemeName = "light" | "dark";

/** What is drawn on has the colours of the page, where this is null. */
let themed: Element | null = null;
const probes = new Map<ThemeName, Element>();

/** A colour of the theme, for what is drawn on a canvas. */
export function token(name: string): string {
  return valueOn(themed ?? document.documentElement, name);
}

/** Draws in the colours of a theme, whichever the page has. */
export function withTheme<T>(theme: ThemeName, draw: () => T): T {
  const before = themed;
  themed = probeOf(theme);
  try {
    return draw();
  } finally {
    themed = before;
  }
}

/** Colours of a theme, for what is not drawn at once. */
export function tokensOf(theme: ThemeName): (name: string) => string {
  return (name) => valueOn(probeOf(theme), name);
}

function valueOn(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** An element that has the colours of a theme and is never seen. */
function probeOf(theme: ThemeName): Element {
  const known = probes.get(theme);
  if (known) return known;
  const probe = document.createElement("div");
  Object.assign(probe, { hidden: true });
  probe.dataset.theme = theme;
  document.body.append(probe);
  probes.set(theme, probe);
  return probe;
}

/** Changes with the theme, so that what is drawn on a canvas is drawn again. */
export function useThemeName(): string {
  const [theme, setTheme] = useState(() => document.documentElement.dataset.theme ?? "light");
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(document.documentElement.dataset.theme ?? "light"));
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
