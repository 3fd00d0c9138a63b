import { FlipHorizontal2, FlipVertical2, Maximize, Proportions } from "lucide-react";
import { useSettings } from "../../state/settings.ts";

interface PlaneButtonsProps {
  /** Whether all of the plane is shown. */
  readonly whole: boolean;
  readonly onWhole: () => void;
}

/** How a plane lies on the screen. */
export function PlaneButtons({ whole, onWhole }: PlaneButtonsProps) {
  const { flipped, mirrored, square } = useSettings((state) => state.looks);
  const { setLooks } = useSettings.getState();
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Flip vertically"
        aria-pressed={flipped}
        title="Turn upside down (Y). As they are, numbers along the axis grow upwards, indices downwards"
        onClick={() => setLooks({ flipped: !flipped })}
      >
        <FlipHorizontal2 size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Flip horizontally"
        aria-pressed={mirrored}
        title="First column at the right (X)"
        onClick={() => setLooks({ mirrored: !mirrored })}
      >
        <FlipVertical2 size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Square cells"
        aria-pressed={square}
        title="Square cells; else the plane fills the space"
        onClick={() => setLooks({ square: !square })}
      >
        <Proportions size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Show all"
        title="Show all (F)"
        disabled={whole}
        onClick={onWhole}
      >
        <Maximize size={15} aria-hidden />
      </button>
    </>
  );
}
