import type { ColourMap } from "../../state/viewKinds.ts";

/** Colours at equal distances; those between are mixed. Each map is within a shade of the one it is named after. */
const ANCHORS: Readonly<Record<ColourMap, string>> = {
  viridis: "440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725",
  cividis: "00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838",
  magma: "000004 1c1044 4f127b 812581 b5367a e55064 fb8761 fec287 fcfdbf",
  grey: "000000 ffffff",
  RdBu: "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061",
};

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

/** Maps whose middle stands for 0. */
export function isDiverging(map: ColourMap): boolean {
  return map === "RdBu";
}
