import { Fragment, type ReactNode } from "react";
import { type DType, dtypeWords } from "../../core/dtype.ts";
import { mappedClass, mappedClassOf } from "../../core/mappedType.ts";
import type { Grid, NodeInfo } from "../../core/node.ts";
import { byteText, groupedCount, shapeText } from "../../core/numberText.ts";
import { cut, visibleName, visibleText } from "../../core/plainText.ts";
import type { Value } from "../../core/value.ts";
import { exactText } from "../../core/valueText.ts";
import { valueSize } from "../format/valueSize.ts";
import { briefText } from "./briefText.ts";
import { Filters } from "./Filters.tsx";
import styles from "./Inspector.module.css";
import { DataFiles, Mapped } from "./Mapped.tsx";
import { hasParts, TypeTree } from "./TypeTree.tsx";

/** What is known is listed; what is unknown is left out, never guessed. */
export function Facts({ info }: { readonly info: NodeInfo }) {
  const { dtype, shape } = info;
  const elements = shape?.reduce((product, n) => product * n, 1);
  const bytes = valueSize(shape, dtype);
  const mapped = mappedClassOf(info);
  return (
    <dl className={styles.facts}>
      {dtype && (
        <Fact name="Type">
          {hasParts(dtype) ? (
            <details className={styles.parts}>
              <summary>{dtypeWords(dtype)}</summary>
              <TypeTree dtype={dtype} />
            </details>
          ) : (
            dtypeWords(dtype)
          )}
        </Fact>
      )}
      {info.kind === "dataset" && (
        <Fact name="Shape">
          {shape === null ? "null dataspace" : shape.length === 0 ? "scalar" : shape.join(" × ")}
        </Fact>
      )}
      {elements !== undefined && shape && shape.length > 0 && <Fact name="Elements">{groupedCount(elements)}</Fact>}
      {info.maxshape?.some((size, axis) => size !== shape?.[axis]) && (
        <Fact name="Max shape">{info.maxshape.map((size) => size ?? "∞").join(" × ")}</Fact>
      )}
      {bytes !== undefined && <Fact name="Size">{byteText(bytes)}</Fact>}
      {info.storageBytes !== undefined && <Fact name="Storage">{storageText(info.storageBytes, bytes)}</Fact>}
      {info.layout && <Fact name="Layout">{info.layout}</Fact>}
      {info.chunks && (
        <Fact name="Chunks">
          {info.chunks.join(" × ")}
          {dtype && ` (${byteText(info.chunks.reduce((product, n) => product * n, dtype.size))})`}
        </Fact>
      )}
      {info.chunkCount !== undefined && info.allocatedChunks !== undefined && (
        <Fact name="Allocated">
          {groupedCount(info.allocatedChunks)} of {groupedCount(info.chunkCount)}{" "}
          {info.chunkCount === 1 ? "chunk" : "chunks"}
        </Fact>
      )}
      {info.filters.length > 0 && (
        <Fact name="Filters">
          <Filters filters={info.filters} />
        </Fact>
      )}
      {info.reader && <Fact name="Read by">{info.reader === "direct" ? "Proxima, directly" : info.reader}</Fact>}
      {info.fillValue !== undefined && dtype && (
        <Fact name="Fill value">
          <FillValue text={fillText(info.fillValue, dtype)} />
        </Fact>
      )}
      {info.externalFiles && info.externalFiles.length > 0 && (
        <Fact name="Data files">
          <DataFiles info={info} />
        </Fact>
      )}
      {info.mapped && (
        <Fact name="Shows">
          <Mapped mapped={info.mapped} />
        </Fact>
      )}
      {info.members !== undefined && <Fact name="Members">{groupedCount(info.members)}</Fact>}
      {info.target !== undefined && <Fact name="Target">{visibleName(info.target)}</Fact>}
      {info.sameAs !== undefined && <Fact name="Same as">{visibleName(info.sameAs)}</Fact>}
      {info.mappedType !== undefined && <Fact name="Mapped type">{mappedText(info)}</Fact>}
      {mapped && <Fact name="Shown as">{mapped.why}</Fact>}
      {info.grid && <Fact name="Stored as">{gridText(info.grid)}</Fact>}
      {info.file && info.file.name !== info.file.root.slice(1) && (
        <Fact name="File">{visibleName(info.file.name)}</Fact>
      )}
      {info.fileBytes !== undefined && <Fact name="File size">{byteText(info.fileBytes)}</Fact>}
      {info.kind !== "dataset" && shape && <Fact name="Shape">{shapeText(shape)}</Fact>}
      <Fact name="Path">
        <Breakable path={info.path} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A path that breaks between its names, if it has to. */
function Breakable({ path }: { readonly path: string }) {
  let at = 0;
  return path
    .split("/")
    .slice(1)
    .map((name, i) => {
      at += name.length + 1;
      return (
        <Fragment key={at}>
          {i > 0 && <wbr />}
          <bdi>/{visibleName(name)}</bdi>
        </Fragment>
      );
    });
}

/** That of a compound or an array may be as long as any value. */
function FillValue({ text }: { readonly text: string }) {
  const { brief, whole } = briefText(text);
  return <span title={whole ? undefined : visibleText(cut(text, 2000))}>{brief}</span>;
}

/** A text is quoted: an empty one, or a blank, would not be seen. */
function fillText(value: Value, dtype: DType): string {
  const text = exactText(value, dtype);
  return dtype.kind === "string" ? JSON.stringify(text) : text;
}

/** As the attribute says it, with the class that it stands for. */
function mappedText(info: NodeInfo): string {
  const name = visibleName(info.mappedType ?? "");
  const known = mappedClass(info);
  if (known === undefined) return `${name}, which is not known here`;
  return known === name ? name : `${name}: ${known}`;
}

function gridText({ stored, order }: Grid): string {
  const chunks = stored.chunks ? `, in chunks of ${stored.chunks.join(" × ")}` : "";
  return `${stored.shape.join(" × ")}${chunks}; the ${order === "F" ? "first" : "last"} axis of space counts fastest`;
}

function storageText(stored: number, bytes: number | undefined): string {
  if (bytes === undefined || stored === 0) return byteText(stored);
  const ratio = (bytes / stored).toPrecision(2);
  return `${byteText(stored)}, ratio ${Number(ratio) < 100 ? ratio : groupedCount(Number(ratio))}`;
}
