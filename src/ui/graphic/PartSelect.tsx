import { COMPLEX_PARTS, type ComplexPart } from "../../state/complexPart.ts";
import { useSettings } from "../../state/settings.ts";
import { Select } from "./Select.tsx";

const WORDS: Readonly<Record<ComplexPart, string>> = {
  both: "Complex",
  amplitude: "Amplitude",
  phase: "Phase",
  real: "Real part",
  imaginary: "Imaginary part",
};

/** What of complex numbers is shown; `single` where no more than one number of each can be. */
export function PartSelect({ single }: { readonly single: boolean }) {
  const part = useSettings((state) => state.looks.part);
  const options = COMPLEX_PARTS.filter((each) => !single || each !== "both");
  return (
    <Select
      label="Part of complex numbers"
      value={single && part === "both" ? "amplitude" : part}
      options={options.map((each) => [each, WORDS[each]] as const)}
      onChange={(next) => useSettings.getState().setLooks({ part: next })}
    />
  );
}
