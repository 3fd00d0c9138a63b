import { readyValue } from "../../state/loadable.ts";
import { type Density, type Theme, useSettings } from "../../state/settings.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { CheckSetting } from "./CheckSetting.tsx";
import { Choice } from "./Choice.tsx";
import { NumberSetting } from "./NumberSetting.tsx";
import styles from "./Settings.module.css";

interface SettingsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];
const DENSITIES: readonly (readonly [Density, string])[] = [
  ["compact", "Compact"],
  ["default", "Default"],
  ["relaxed", "Relaxed"],
];
const MB = 1e6;

export function SettingsDialog({ open, onClose }: SettingsDialogProps) {
  const { theme, density, setTheme, setDensity, choose } = useSettings();
  const inForce = useSettings((state) => readyValue(state.inForce));
  return (
    <Dialog title="Settings" open={open} onClose={onClose}>
      <div className={styles.settings}>
        <Choice label="Theme" value={theme} options={THEMES} onChange={setTheme} />
        <Choice label="Density" value={density} options={DENSITIES} onChange={setDensity} />
        {inForce && (
          <>
            <NumberSetting
              label="Readers"
              hint="Workers that read and compute side by side."
              value={inForce.readers}
              min={1}
              max={64}
              onChange={(readers) => void choose({ readers })}
            />
            <NumberSetting
              label="Memory budget"
              unit="MB"
              hint="What resolved values may take. The least used are given back beyond it."
              value={Math.round(inForce.memoryBudget / MB)}
              min={16}
              max={1_000_000}
              onChange={(megabytes) => void choose({ memoryBudget: megabytes * MB })}
            />
            <NumberSetting
              label="Patience"
              unit="s"
              hint="A reader that does not answer for so long is given up and replaced."
              value={Math.round(inForce.patience / 1000)}
              min={1}
              max={3600}
              onChange={(seconds) => void choose({ patience: seconds * 1000 })}
            />
            <CheckSetting
              label="Read values without the HDF5 library where possible"
              hint="Faster, and never another value. Under “Read by” the inspector says how a dataset is read."
              checked={inForce.directReads}
              onChange={(directReads) => void choose({ directReads })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
