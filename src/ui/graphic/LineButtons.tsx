import { Maximize } from "lucide-react";
import { useSettings } from "../../state/settings.ts";

interface LineButtonsProps {
  /** Whether all of the line is shown. */
  readonly whole: boolean;
  readonly onWhole: () => void;
}

export function LineButtons({ whole, onWhole }: LineButtonsProps) {
  const { logLine, logX } = useSettings((state) => state.looks);
  const { setLooks } = useSettings.getState();
  return (
    <>
      <button
        type="button"
        className="button"
        data-small
        aria-pressed={logLine}
        title="Logarithmic values (L)"
        onClick={() => setLooks({ logLine: !logLine })}
      >
        Log
      </button>
      <button
        type="button"
        className="button"
        data-small
        aria-pressed={logX}
        title="Logarithmic axis"
        onClick={() => setLooks({ logX: !logX })}
      >
        Log x
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
