import { Globe } from "lucide-react";
import { useState } from "react";
import styles from "./AddressField.module.css";
import { openAddress } from "./openAddress.ts";

/** Opens a file by its address on the server of the page. */
export function AddressField({ onOpen }: { readonly onOpen?: () => void }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    const opened = await openAddress(text);
    setBusy(false);
    if (opened) onOpen?.();
  };
  return (
    <form
      className={styles.address}
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <label className={styles.field}>
        <Globe size={15} aria-hidden />
        <input
          aria-label="Address of a file"
          placeholder="data/run.h5"
          title={`A file on ${location.host}, as seen from this page. Other servers cannot be reached.`}
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={text.trim() === "" || busy}>
        {busy ? "Opening …" : "Open address"}
      </button>
    </form>
  );
}
