import type { ColourMap } from "../../state/viewKinds.ts";

/**
 * Colours at equal distances; those between are mixed. Each map is within 7 of 255 of matplotlib's of the same name (`grey` is
 * its `gray`), of which these are samples.
 */
export const ANCHORS: Readonly<Record<ColourMap, string>> = {
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
  cubehelix: "000000 19122b 17344c 185b48 3c7632 7e7a36 bc7967 d486af caa9e7 c2d2f3 d6f0ef ffffff",
  Greens: "f7fcf5 e1f3dc bce4b5 8ed08b 56b567 2c944c 05712f 00441b",
  Oranges: "fff5eb fee3c8 fdc692 fda057 f67824 e05206 ad3803 7f2704",
  Purples: "fcfbfd e2e2ef b6b6d8 8683bd 61409b 3f007d",
  Reds: "fff5f0 fedbcc fcaf93 fc8161 f44f39 d52221 aa1016 67000d",
  bone: "000000 38384e 707b90 a9c8c8 ffffff",
  copper: "000000 3f2819 7e5033 bd784c fc9f65 ffc77f",
  hot:
    "0b0000 250000 420000 5f0000 790000 960000 b30000 cd0000 ea0000 ff0800 ff2200 ff3f00 ff5c00 ff7600 ff9300 " +
    "ffb000 ffca00 ffe700 ffff07 ffff2e ffff5a ffff85 ffffac ffffd8 ffffff",
  BuGn: "f7fcfd e2f4f7 bde6de 84cfb9 51b689 2c9553 05712f 00441b",
  BuPu: "f7fcfd dce9f2 b5cce3 96acd2 8c7dba 894da3 821580 4d004b",
  GnBu: "f7fcf0 e0f3db ccebc5 a7ddb5 7accc4 4db2d3 2a8bbe 0867ab 084081",
  OrRd: "fff7ec fee8c8 fdd49e fdba83 fc8c59 ef6447 d62f1e b20000 7f0000",
  PuBu: "fff7fb ece7f2 d0d1e6 a5bddb 73a9cf 358fc0 056faf 04598c 023858",
  PuBuGn: "fff7fb ece2f0 d0d1e6 a5bddb 66a9cf 3590bf 028189 016b58 014636",
  PuRd: "f7f4f9 e7e1ef d4b9da c993c7 df64af e72989 cd1256 970042 67001f",
  RdPu: "fff7f3 fde0dd fcc5c0 fa9eb5 f767a1 dc3397 ad017e 790177 49006a",
  YlGn: "ffffe5 f7fcb9 d9f0a3 acdd8e 77c679 40aa5c 228343 006737 004529",
  YlGnBu: "ffffd9 edf8b1 c6e9b4 7ecdbb 40b5c4 1d90c0 225da8 243392 081d58",
  YlOrBr: "ffffe5 fff7bc fee390 fec34f fe9829 eb6f14 cb4b02 983404 662506",
  YlOrRd: "ffffcc ffeda0 fed976 feb24c fd8c3c fc4d2a e2191c bb0026 800026",
  PRGn: "40004b 752982 9970ab c1a4ce e7d4e8 f6f7f6 d9f0d3 a5da9f 5aae61 1a7736 00441b",
  PiYG: "8e0152 c41a7c de77ae f1b5d9 fde0ef f7f7f6 e6f5d0 b7e085 7fbc41 4c9121 276419",
  PuOr: "7f3b08 b25706 e08214 fcb761 fee0b6 f6f6f7 d8daeb b1aad1 8073ac 532687 2d004b",
  RdGy: "67001f b1182b d6604d f3a481 fddbc7 fefefe e0e0e0 b9b9b9 878787 4c4c4c 1a1a1a",
  RdYlBu: "a50026 d62f27 f46d43 fdad60 fee090 feffc0 e0f3f8 aad8e9 74add1 4574b3 313695",
  RdYlGn: "a50026 d62f27 f46d43 fdad60 fee08b feffbe d9ef8b a5d86a 66bd63 199750 006837",
  Spectral: "9e0142 d43d4f f46d43 fdad60 fee08b ffffbe e6f598 aadca4 66c2a5 3387bc 5e4fa2",
  bwr: "0000ff fffefe ff0000",
  seismic: "00004c 0101ff fffdfd fe0000 800000",
  twilight_shifted:
    "301437 491564 5c359a 5f61b4 6989be 89adc5 bccbd1 e2d9e2 d6c2b6 ca997c bc6b59 a54350 7f2350 501444 2f1436",
  hsv:
    "ff0000 ff1e00 ff4100 ff6400 ff8800 ffab00 ffcf00 fef100 e8ff00 c5ff00 a2ff00 7eff00 5bff00 37ff00 14ff00 " +
    "00ff10 00ff33 00ff57 00ff7a 00ff9d 00ffc1 00ffe4 00fcff 00d9ff 00b5ff 0092ff 006eff 004bff 0028ff 0408ff " +
    "1f00ff 4300ff 6600ff 8a00ff ad00ff d000ff f400ff ff00e7 ff00c3 ff00a0 ff007c ff0059 ff0035 ff0018",
};
