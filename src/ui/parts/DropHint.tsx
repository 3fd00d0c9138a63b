import styles from "./DropHint.module.css";

interface DropHintProps {
  readonly words: string;
  /** Whether it lies over all of the page, and not only over what it is in. */
  readonly page?: boolean;
}

/** Says over a place what a drop there does. */
export function DropHint({ words, page = false }: DropHintProps) {
  return (
    <div className={styles.hint} data-page={page || undefined} aria-hidden>
      <span>{words}</span>
    </div>
  );
}
