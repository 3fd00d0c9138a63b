import { COLOUR_MAP_GROUPS, type ColourMap } from "../../state/viewKinds.ts";
import { ANCHORS } from "./colourMapData.ts";

export const SHADES = 256;

const tables = new Map<string, Uint8ClampedArray>();

/** Red, green and blue of 256 shades, the last first where the map is inverted. */
export function colourTable(map: ColourMap, inverted = false): Uint8ClampedArray {
  const known = tables.get(`${map} ${inverted}`);
  if (known) return known;
  const anchors = ANCHORS[map]
    .split(" ")
    .map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  if (inverted) anchors.reverse();
  const table = new Uint8ClampedArray(SHADES * 3);
  for (let shade = 0; shade < SHADES; shade++) {
    const place = (shade / (SHADES - 1)) * (anchors.length - 1);
    const lower = Math.min(Math.floor(place), anchors.length - 2);
    for (let part = 0; part < 3; part++) {
      const from = anchors[lower]?.[part] ?? 0;
      const to = anchors[lower + 1]?.[part] ?? 0;
      table[shade * 3 + part] = Math.round(from + (to - from) * (place - lower));
    }
  }
  tables.set(`${map} ${inverted}`, table);
  return table;
}

const DIVERGING: ReadonlySet<ColourMap> = new Set(COLOUR_MAP_GROUPS.Diverging);

/** Maps whose middle stands for 0. */
export function isDiverging(map: ColourMap): boolean {
  return DIVERGING.has(map);
}
