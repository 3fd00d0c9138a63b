/** Compiled from `assembly/` by the build. */
declare module "kernels/folds" {
  export const bytes: Uint8Array<ArrayBuffer>;
}
