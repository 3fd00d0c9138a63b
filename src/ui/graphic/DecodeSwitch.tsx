import { useSettings } from "../../state/settings.ts";

/** Whether packed values are shown as what they stand for. */
export function DecodeSwitch() {
  const decoded = useSettings((state) => state.looks.decoded);
  return (
    <button
      type="button"
      className="button"
      data-small
      aria-pressed={decoded}
      title="Fill values as NaN, scale and offset applied (CF conventions)"
      onClick={() => useSettings.getState().setLooks({ decoded: !decoded })}
    >
      Decoded
    </button>
  );
}
