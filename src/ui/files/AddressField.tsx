import { Globe } from "lucide-react";
import { useState } from "react";
import { type FaultData, faultData } from "../../core/fault.ts";
import styles from "./AddressField.module.css";
import { openAddress } from "./openAddress.ts";

interface AddressFieldProps {
  /** Whether it is what a person came for. */
  readonly focused?: boolean;
  readonly onOpen?: () => void;
}

/** Opens a file by its address on the server of the page, and says below it why it could not. */
export function AddressField({ focused = false, onOpen }: AddressFieldProps) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultData | null>(null);
  const open = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    setFault(null);
    try {
      await openAddress(text);
      onOpen?.();
    } catch (error) {
      setFault(faultData(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.form}
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <div className={styles.address}>
        <label className={styles.field}>
          <Globe size={15} aria-hidden />
          <input
            aria-label="Address of a file"
            aria-invalid={fault !== null}
            placeholder="data/run.h5"
            title={`A file on ${location.host}, as seen from this page. Other servers cannot be reached.`}
            spellCheck={false}
            autoCapitalize="off"
            // biome-ignore lint/a11y/noAutofocus: of a dialog that was opened to type into it
            autoFocus={focused}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setFault(null);
            }}
          />
        </label>
        <button type="submit" className="button" disabled={text.trim() === "" || busy}>
          {busy ? "Opening …" : "Open address"}
        </button>
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault.message} {fault.hint}
        </p>
      )}
    </form>
  );
}
