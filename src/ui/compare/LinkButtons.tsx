import type { Links } from "./useLinks.ts";

/** What panels have in common can be given up. */
export function LinkButtons({ links }: { readonly links: Links }) {
  return (
    <>
      <button
        type="button"
        className="button"
        data-small
        aria-pressed={links.zoom}
        title="All panels show the same part"
        onClick={() => links.setZoom(!links.zoom)}
      >
        Same part
      </button>
      <button
        type="button"
        className="button"
        data-small
        aria-pressed={links.limits}
        title="A colour means the same in all panels"
        onClick={() => links.setLimits(!links.limits)}
      >
        Same colours
      </button>
    </>
  );
}
