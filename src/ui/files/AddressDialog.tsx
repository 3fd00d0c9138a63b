import { Dialog } from "../parts/Dialog.tsx";
import styles from "./AddressField.module.css";
import { AddressField } from "./AddressField.tsx";

interface AddressDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the address of a file. */
export function AddressDialog({ open, onClose }: AddressDialogProps) {
  return (
    <Dialog title="Open an address" open={open} onClose={onClose}>
      <div className={styles.dialog}>
        <p className="quiet">
          A file on <b>{location.host}</b>, as seen from this page. Where the server can, only the parts that are needed
          are read. Other servers cannot be reached: save such a file and open it here.
        </p>
        <AddressField focused onOpen={onClose} />
      </div>
    </Dialog>
  );
}
