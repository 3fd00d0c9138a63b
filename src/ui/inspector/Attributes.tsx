import { useState } from "react";
import { shortDtype } from "../../core/dtype.ts";
import type { AttributeInfo } from "../../core/node.ts";
import { shapeText } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import { cut, visibleText } from "../../core/plainText.ts";
import type { Value, Values } from "../../core/value.ts";
import { valueText } from "../../core/valueText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Name } from "../parts/Name.tsx";
import { attributeText } from "./attributeText.ts";
import { briefText } from "./briefText.ts";
import styles from "./Inspector.module.css";
import { referencedPaths } from "./referencedPaths.ts";

/** More attributes than this are shown on demand. */
const SHOWN = 200;

export function Attributes({ attributes }: { readonly attributes: readonly AttributeInfo[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? attributes : attributes.slice(0, SHOWN);
  return (
    <section className={styles.section}>
      <h2>Attributes ({attributes.length})</h2>
      {attributes.length === 0 && <p className="quiet">None.</p>}
      <ul className={styles.attributes}>
        {shown.map((attribute) => (
          <Attribute key={attribute.name} attribute={attribute} />
        ))}
      </ul>
      {shown.length < attributes.length && (
        <button type="button" className="button" data-small onClick={() => setAll(true)}>
          Show all
        </button>
      )}
    </section>
  );
}

function Attribute({ attribute }: { readonly attribute: AttributeInfo }) {
  const { name, dtype, shape, error } = attribute;
  const type = dtype ? `${shortDtype(dtype)}${shape && shape.length > 0 ? ` (${shapeText(shape)})` : ""}` : "";
  return (
    <li className={styles.attribute}>
      <span className={styles.attributeName} title={visibleText(cut(name, 400))}>
        <Name text={name} />
      </span>
      <span className={styles.attributeType}>{type}</span>
      {error ? <p className={styles.attributeFault}>{error.message}</p> : <AttributeValue attribute={attribute} />}
    </li>
  );
}

const EXPANDED = 20_000;

function AttributeValue({ attribute }: { readonly attribute: AttributeInfo }) {
  const [open, setOpen] = useState(false);
  const { value, dtype, shape } = attribute;
  if (shape === null) return <p className={styles.value}>null dataspace</p>;
  if (!dtype || value === undefined) return <p className={styles.value}>unknown</p>;
  const scalar = shape.length === 0;
  const paths = referencedPaths(value, dtype);
  if (paths) return <References paths={paths} />;
  const text = attributeText(value, dtype, shape, EXPANDED);
  const { brief, whole } = briefText(text);
  const { tone } = scalar ? valueText(value as Value, dtype) : { tone: toneOfItems(dtype.kind) };
  return (
    <div className={styles.value} data-tone={tone}>
      <bdi className={open ? styles.open : undefined}>{open ? text : brief}</bdi>
      <span className={styles.valueActions}>
        {!whole && (
          <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "less" : "more"}
          </button>
        )}
        <CopyButton
          text={() => attributeText(value as Value | Values, dtype, shape, Number.POSITIVE_INFINITY)}
          what={`value of ${cut(attribute.name, 40)}`}
        />
      </span>
    </div>
  );
}

function toneOfItems(kind: string): string {
  return kind === "string" ? "string" : kind === "int" || kind === "uint" || kind === "float" ? "number" : "other";
}

const LINKS = 50;

function References({ paths }: { readonly paths: readonly (NodePath | null)[] }) {
  return (
    <ul className={styles.references}>
      {paths.slice(0, LINKS).map((path, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements of an array, which may be equal
        <li key={i}>
          {path === null ? (
            <span className="quiet">null</span>
          ) : (
            <button type="button" className="link" onClick={() => void useNavigation.getState().goTo(path)}>
              → <Name text={path} />
            </button>
          )}
        </li>
      ))}
      {paths.length > LINKS && <li className="quiet">… {paths.length - LINKS} more</li>}
    </ul>
  );
}
