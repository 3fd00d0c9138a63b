import styles from "./Files.module.css";

/** A planet near its star: the icon of the page, in its colours. */
export function Orbit() {
  return (
    <svg className={styles.orbit} viewBox="0 0 96 64" width="144" height="96" aria-hidden="true">
      <g transform="rotate(-16 48 32)">
        <ellipse cx="48" cy="32" rx="44" ry="19" />
        <ellipse cx="48" cy="32" rx="31" ry="12.5" />
        <ellipse cx="48" cy="32" rx="18.5" ry="7" />
        <circle cx="48" cy="32" r="5.5" className={styles.star} />
        <circle cx="75.5" cy="26.2" r="2.6" className={styles.planet} />
        <circle cx="9" cy="40.8" r="1.8" className={styles.far} />
      </g>
    </svg>
  );
}
