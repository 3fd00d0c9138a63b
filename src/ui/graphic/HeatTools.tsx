import { ChartSpline, Contrast, Sigma, SquareDashedMousePointer } from "lucide-react";
import { useSettings } from "../../state/settings.ts";
import { ColourTools } from "./ColourTools.tsx";
import type { Limits } from "./colourScale.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { PlaneButtons } from "./PlaneButtons.tsx";

interface HeatToolsProps {
  readonly limits: Limits;
  /** Whether all of the plane is shown. */
  readonly whole: boolean;
  readonly onWhole: () => void;
  /** Whether it is the one picture on screen. */
  readonly picture: boolean;
  /** Whether dragging marks a part. */
  readonly marks: boolean;
  readonly onMarks: (marks: boolean) => void;
}

const TOGGLES = [
  { look: "inverted", label: "Invert the colours", title: "Invert the colours", Icon: Contrast },
  { look: "profiles", label: "Profiles", title: "Row and column under the pointer as lines", Icon: ChartSpline },
  { look: "statistics", label: "Statistics", title: "Statistics of what is shown", Icon: Sigma },
] as const;

/** How a heat map is coloured and laid out. */
export function HeatTools({ limits, whole, onWhole, picture, marks, onMarks }: HeatToolsProps) {
  const looks = useSettings((state) => state.looks);
  const { setLooks } = useSettings.getState();
  return (
    <>
      <ColourTools limits={limits} />
      {TOGGLES.map(({ look, label, title, Icon }) => (
        <button
          key={look}
          type="button"
          className="icon-button"
          aria-label={label}
          title={title}
          aria-pressed={looks[look]}
          onClick={() => setLooks({ [look]: !looks[look] })}
        >
          <Icon size={15} aria-hidden />
        </button>
      ))}
      <button
        type="button"
        className="icon-button"
        aria-label="Mark a part"
        title="Dragging marks a part, with its statistics and mean profiles (or drag with Alt; Enter on the cell under the probe)"
        aria-pressed={marks}
        onClick={() => onMarks(!marks)}
      >
        <SquareDashedMousePointer size={15} aria-hidden />
      </button>
      <PlaneButtons whole={whole} onWhole={onWhole} />
      {picture && <PictureMenu />}
    </>
  );
}
