import { mappedClassOf } from "../../core/mappedType.ts";
import type { NodeInfo } from "../../core/node.ts";
import type { ComparedInfo } from "../../state/compare.ts";
import { isLetters } from "../../state/letters.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { DatasetPane } from "./DatasetPane.tsx";
import { LettersBody } from "./LettersBody.tsx";
import styles from "./Preview.module.css";
import { ScalarView } from "./ScalarView.tsx";

interface DatasetBodyProps {
  readonly info: NodeInfo;
  /** Further data of one axis, drawn as lines in the same plot. */
  readonly others?: readonly ComparedInfo[];
  /** Whether what is shown first is a line. */
  readonly line?: boolean;
}

/** The values of a dataset, or why there are none to be seen. */
export function DatasetBody({ info, others, line = false }: DatasetBodyProps) {
  const { path, shape, dtype } = info;
  if (!dtype) {
    return (
      <div className={styles.fault}>
        <FaultNote
          fault={info.error ?? { code: "unsupported-type", message: "The type of these values is not known here." }}
        />
      </div>
    );
  }
  if (shape === null) return <p className={styles.empty}>Null dataspace: this dataset holds no values.</p>;
  if (shape.includes(0)) return <p className={styles.empty}>Shape ({shape.join(", ")}): no values yet.</p>;
  if (shape.length === 0 && dtype.kind !== "compound") return <ScalarView path={path} shape={shape} dtype={dtype} />;
  const pane = (
    <DatasetPane
      key={path}
      path={path}
      shape={shape}
      dtype={dtype}
      chunks={info.chunks}
      dims={info.dims}
      attributes={info.attributes}
      fillValue={info.fillValue}
      others={others}
      mapped={line ? "line" : mappedClassOf(info)?.view}
    />
  );
  if (!isLetters(shape, dtype)) return pane;
  return (
    <LettersBody key={path} path={path} length={shape[0] ?? 0} dtype={dtype}>
      {pane}
    </LettersBody>
  );
}
