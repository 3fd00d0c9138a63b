import { TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import type { Coordinate } from "../../core/labels.ts";
import type { NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { coordinateKey, type Part, useCoordinates } from "../../state/coordinates.ts";
import { readyValue } from "../../state/loadable.ts";
import { encodingWords } from "../format/encodingWords.ts";
import { labelText, labelUnits } from "../format/labelText.ts";
import styles from "./Inspector.module.css";

/** Names, extents and coordinates of a dataset's dimensions, how its values are decoded, and labels that do not fit. */
export function Dimensions({ info }: { readonly info: NodeInfo }) {
  const { dims, shape, coords = [], labelWarnings = [] } = info;
  const encoded = info.encoding && encodingWords(info.encoding);
  if (!dims && labelWarnings.length === 0 && !encoded) return null;
  const beside = coords.filter(({ name }) => !dims?.includes(name));
  return (
    <section className={styles.section} aria-label="Dimensions">
      {dims && (
        <>
          <h2>Dimensions, by {info.labelledBy === undefined ? "the expression" : info.labelledBy}</h2>
          <dl className={styles.facts}>
            {dims.map((dim, axis) => (
              <Dimension
                // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its place
                key={axis}
                name={dim ?? `dim_${axis}`}
                extent={shape?.[axis] ?? 0}
                coordinate={coords.find((coord) => coord.name === dim)}
                info={info}
              />
            ))}
          </dl>
        </>
      )}
      {beside.length > 0 && (
        <>
          <h2 className={styles.further}>Further coordinates</h2>
          <dl className={styles.facts}>
            {beside.map((coord) => (
              <Beside key={coord.name} coordinate={coord} info={info} />
            ))}
          </dl>
        </>
      )}
      {encoded && (
        <p className={styles.encoding}>
          Stored values stand for others: {encoded}. <code>decode_cf(_)</code> decodes them.
        </p>
      )}
      {labelWarnings.length > 0 && (
        <ul className={styles.warnings} aria-label="Labels that do not fit">
          {labelWarnings.map(({ attribute, message }) => (
            <li key={attribute + message}>
              <TriangleAlert size={14} aria-hidden />
              <span>
                <code>{visibleText(attribute)}</code>: {visibleText(message)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface DimensionProps {
  readonly name: string;
  readonly extent: number;
  readonly coordinate: Coordinate | undefined;
  readonly info: NodeInfo;
}

function Dimension({ name, extent, coordinate, info }: DimensionProps) {
  return (
    <>
      <dt>
        <bdi>{visibleText(name)}</bdi>
      </dt>
      <dd>
        {groupedCount(extent)}
        {coordinate && <Span path={info.path} coordinate={coordinate} extent={extent} />}
      </dd>
    </>
  );
}

function Beside({ coordinate, info }: { readonly coordinate: Coordinate; readonly info: NodeInfo }) {
  const [dim] = coordinate.dims;
  const extent = dim === undefined ? 1 : (info.shape?.[info.dims?.indexOf(dim) ?? -1] ?? 0);
  return (
    <>
      <dt>
        <bdi>{visibleText(coordinate.name)}</bdi>
      </dt>
      <dd>
        {coordinate.dims.length > 0 && `(${coordinate.dims.map((name) => visibleText(name)).join(", ")})`}
        {coordinate.dims.length <= 1 && <Span path={info.path} coordinate={coordinate} extent={extent} />}
      </dd>
    </>
  );
}

/** The first and the last label along a dimension. */
function Span({ path, coordinate, extent }: { path: string; coordinate: Coordinate; extent: number }) {
  const { name } = coordinate;
  const first = useLabel(path, name, [0, 1], extent > 0);
  const last = useLabel(path, name, [extent - 1, extent], extent > 1);
  if (!first) return null;
  const from = labelText(first.values[0], first);
  const to = last ? labelText(last.values[0], last) : "";
  const span = extent > 1 ? `${from} … ${to}` : from;
  return <span className={styles.span}>{`${span} ${labelUnits(first)}`.trimEnd()}</span>;
}

function useLabel(path: string, name: string, part: Part, wanted: boolean) {
  const [start, stop] = part;
  useEffect(() => {
    if (wanted) useCoordinates.getState().request(path, name, [start, stop]);
  }, [path, name, start, stop, wanted]);
  return useCoordinates((state) => readyValue(state.parts.get(coordinateKey(path, name, part))));
}
