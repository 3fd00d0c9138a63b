import { useSettings } from "../../state/settings.ts";
import { COLOUR_MAP_GROUPS, SCALES } from "../../state/viewKinds.ts";
import type { Limits } from "./colourScale.ts";
import { LimitFields } from "./LimitFields.tsx";
import { Select } from "./Select.tsx";

const MAPS = Object.fromEntries(
  Object.entries(COLOUR_MAP_GROUPS).map(([heading, maps]) => [heading, maps.map((map) => [map, map] as const)]),
);
const SCALE_WORDS = SCALES.map((scale) => [scale, `${scale[0]?.toUpperCase()}${scale.slice(1)}`] as const);

/** How numbers become colours. */
export function ColourTools({ limits }: { readonly limits: Limits }) {
  const { colours, scale } = useSettings((state) => state.looks);
  const { setLooks } = useSettings.getState();
  return (
    <>
      <Select label="Colour map" value={colours} options={MAPS} onChange={(next) => setLooks({ colours: next })} />
      <Select label="Colour scale" value={scale} options={SCALE_WORDS} onChange={(next) => setLooks({ scale: next })} />
      <LimitFields limits={limits} />
    </>
  );
}
