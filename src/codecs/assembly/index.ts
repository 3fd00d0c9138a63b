export { alloc, release } from "./alloc";
export { inflate } from "./inflate";
export { adler32 } from "./adler32";
export { unshuffle } from "./unshuffle";
export { fletcher32 } from "./fletcher32";
export { lzf } from "./lzf";
export { lz4 } from "./lz4";
export { bitshuffleLz4, bitunshuffle } from "./bitshuffle";
