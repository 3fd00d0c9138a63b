import { type DType, dtypeWords } from "../../core/dtype.ts";
import { visibleName } from "../../core/plainText.ts";
import styles from "./Inspector.module.css";

/** More parts than this are only counted. */
const SHOWN = 200;

/** Whether a type has parts that are worth opening. */
export function hasParts(dtype: DType): boolean {
  if (dtype.kind === "array" || dtype.kind === "vlen") return hasParts(dtype.base);
  return dtype.kind === "compound" || dtype.kind === "enum";
}

/** Fields of a compound with their types, members of an enum with their values, at any depth. */
export function TypeTree({ dtype }: { readonly dtype: DType }) {
  switch (dtype.kind) {
    case "compound":
      return (
        <ul className={styles.type}>
          {dtype.fields.slice(0, SHOWN).map((field) => (
            <li key={`${field.offset} ${field.name}`}>
              <bdi className={styles.part}>{visibleName(field.name)}</bdi>{" "}
              <span className="quiet">{dtypeWords(field.dtype)}</span>
              {hasParts(field.dtype) && <TypeTree dtype={field.dtype} />}
            </li>
          ))}
          <Rest count={dtype.fields.length} />
        </ul>
      );
    case "enum":
      return (
        <ul className={styles.type}>
          {dtype.members.slice(0, SHOWN).map(([name, value]) => (
            <li key={name}>
              <bdi className={styles.part}>{visibleName(name)}</bdi> <span className="quiet">= {String(value)}</span>
            </li>
          ))}
          <Rest count={dtype.members.length} />
        </ul>
      );
    case "array":
    case "vlen":
      return hasParts(dtype.base) ? <TypeTree dtype={dtype.base} /> : <p className="mono">{dtypeWords(dtype)}</p>;
    default:
      return <p className="mono">{dtypeWords(dtype)}</p>;
  }
}

function Rest({ count }: { readonly count: number }) {
  return count > SHOWN ? <li className="quiet">… and {count - SHOWN} more</li> : null;
}
