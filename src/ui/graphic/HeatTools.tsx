import { ChartSpline, Contrast, Sigma, Slash, SquareDashedMousePointer } from "lucide-react";
import { useSettings } from "../../state/settings.ts";
import { ColourTools } from "./ColourTools.tsx";
import type { Limits } from "./colourScale.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { PlaneButtons } from "./PlaneButtons.tsx";
import type { PlaneTool } from "./PlaneCanvas.tsx";

interface HeatToolsProps {
  readonly limits: Limits;
  /** Whether all of the plane is shown. */
  readonly whole: boolean;
  readonly onWhole: () => void;
  /** Whether it is the one picture on screen. */
  readonly picture: boolean;
  /** What dragging does, if it does not move the plane. */
  readonly tool: PlaneTool | undefined;
  readonly onTool: (tool: PlaneTool | undefined) => void;
}

const TOGGLES = [
  { look: "inverted", label: "Invert the colours", title: "Invert the colours", Icon: Contrast },
  { look: "profiles", label: "Profiles", title: "Row and column under the pointer as lines", Icon: ChartSpline },
  { look: "statistics", label: "Statistics", title: "Statistics of what is shown", Icon: Sigma },
] as const;

/** How a heat map is coloured and laid out. */
export function HeatTools({ limits, whole, onWhole, picture, tool, onTool }: HeatToolsProps) {
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
        aria-pressed={tool === "part"}
        onClick={() => onTool(tool === "part" ? undefined : "part")}
      >
        <SquareDashedMousePointer size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Profile along a line"
        title="Dragging draws a line, whose values are shown below (or Enter on the cells under the probe where it begins and ends)"
        aria-pressed={tool === "line"}
        onClick={() => onTool(tool === "line" ? undefined : "line")}
      >
        <Slash size={15} aria-hidden />
      </button>
      <PlaneButtons whole={whole} onWhole={onWhole} />
      {picture && <PictureMenu />}
    </>
  );
}
