import type { ColourMap } from "../../state/viewKinds.ts";

/**
 * Colours at equal distances; those between are mixed. Each map is within 7 of 255 of matplotlib's of the same name (`grey` is
 * its `gray`), of which these are samples.
 */
const ANCHORS: Readonly<Record<ColourMap, string>> = {
  viridis:
    "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d 2f6a8e 2c728e 297a8e 26818e 23898e " +
    "21908c 1f988b 1f9f88 21a685 28ae80 31b57b 3ebc74 4cc26c 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a " +
    "fde725",
  cividis:
    "00224e 00285b 002e6a 043371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 52596d 5a5f6e 61656f 686a71 6f7073 757676 " +
    "7c7b78 848179 8b8778 938d78 9b9376 a39a75 aba072 b3a670 bbad6c c3b469 ccba64 d4c15f ddc958 e6d051 efd748 f8df3c " +
    "fee838",
  magma:
    "000004 030311 0a0822 130d33 1d1146 28115a 36106a 430f76 50127c 5d177f 691c81 762181 822681 8f2a81 9c2e7f a9327d " +
    "b63779 c33b75 cf4170 db486a e65163 ee5c5e f5695c f9785d fb8761 fd9668 fea571 feb47b fec387 fed194 fde0a2 fceeb0 " +
    "fcfdbf",
  inferno:
    "000004 040312 0b0724 150b37 210c4a 2e0a5a 3c0965 4a0c6b 57106d 63146e 70196e 7d1e6d 89226a 962766 a32b61 af315c " +
    "bb3755 c63e4d d14644 db4f3b e35932 eb6528 f1711e f67f14 f98d0a fb9c06 fcab0f fbba1f f9ca32 f5d949 f2e865 f3f586 " +
    "fcffa4",
  plasma:
    "0d0887 220690 310596 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8909a6 9511a2 9f1a9c a92396 b22c8e bb3587 c33e80 " +
    "cb4778 d25071 d9596a e06263 e66c5c eb7555 f07f4f f48a48 f89441 fb9f3a fdab33 feb72d fdc328 fcd025 f9dd25 f5eb27 " +
    "f0f921",
  turbo:
    "30123b 392a73 4040a1 4456c7 466be3 467ff6 4293ff 37a7fa 29bbec 1dcdd8 18dcc3 1ee8b0 31f299 4cf97e 6bfd64 8aff4d " +
    "a3fd3c b8f735 cced34 dee037 edd03a f8c03a fdae35 fe982c fb8022 f56817 ec520f e04009 d23105 c02302 ac1701 950d01 " +
    "7a0403",
  grey: "000000 ffffff",
  afmhot: "000000 800000 fe8000 ffff80 ffffff",
  Blues: "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b",
  RdBu: "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061",
  coolwarm:
    "3b4cc0 445acc 4d68d7 5775e1 6282ea 6c8ef1 779af7 82a5fb 8db0fe 98b9ff a3c2fe aec9fc b8d0f9 c2d5f4 ccd9ee d5dbe6 " +
    "dddddd e5d8d1 ecd3c5 f1ccb9 f4c4ad f7bba0 f7b194 f7a687 f49a7b f18d6f ec7f63 e57058 de604d d55042 cb3e38 c0282f " +
    "b40426",
  BrBG: "543005 8c510a bf812d dfc27d f6e8c3 f5f5f5 c7eae5 80cdc1 35978f 01665e 003c30",
  twilight:
    "e2d9e2 ddd9e0 d6d7dd cdd3d8 c2ced4 b7c8cf aac2cc 9fbbc9 94b4c7 8aadc5 81a6c3 799ec2 7296c1 6c8ebf 6886be 647ebc " +
    "6275ba 606cb8 5f63b5 5f5ab1 5e50ac 5e47a7 5d3da0 5c3398 592a8f 562284 511b77 4b1669 45135c 3e114f 381145 33113d " +
    "2f1436",
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

const DIVERGING: ReadonlySet<ColourMap> = new Set(["RdBu", "coolwarm", "BrBG"]);

/** Maps whose middle stands for 0. */
export function isDiverging(map: ColourMap): boolean {
  return DIVERGING.has(map);
}
