import { ChevronDown, ChevronRight } from "lucide-react";
import { useEffect } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { briefShape, byteText, groupedCount, shapeText } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { readyValue } from "../../state/loadable.ts";
import { useRows } from "../../state/rows.ts";
import { useSession } from "../../state/session.ts";
import { useTree } from "../../state/tree.ts";
import { Name } from "../parts/Name.tsx";
import { StateMark } from "../parts/StateMark.tsx";
import { canExpand } from "./canExpand.ts";
import { glyphOf } from "./glyphOf.ts";
import styles from "./Tree.module.css";
import type { TreeItem } from "./treeItems.ts";

interface TreeRowProps {
  readonly item: TreeItem;
  readonly level: number;
}

const INDENT = 14;

export function TreeRow({ item, level }: TreeRowProps) {
  const { content } = item;
  const style = { paddingLeft: 6 + level * INDENT };
  switch (content.kind) {
    case "node":
      return (
        <div className={styles.row} style={style}>
          <NodeRow item={item} path={content.path} />
        </div>
      );
    case "range": {
      const count = content.range.to - content.range.from;
      return (
        <div className={styles.row} style={style}>
          <Chevron id={item.id} open={item.children !== null} />
          <span className={styles.range}>
            <Name text={item.name} /> … <Name text={content.last} />
          </span>
          <span className={styles.facts}>{groupedCount(count)}</span>
        </div>
      );
    }
    case "note":
      return (
        <div className={styles.row} data-note={content.tone} style={style}>
          <span className={styles.chevron} />
          <span className="ellipsis">{item.name}</span>
        </div>
      );
  }
}

function NodeRow({ item, path }: { readonly item: TreeItem; readonly path: NodePath }) {
  const row = useRows((state) => state.rows.get(path));
  const { want, unwant } = useRows.getState();
  useEffect(() => {
    want(path);
    return () => unwant(path);
  }, [path, want, unwant]);
  const info = readyValue(row);
  const glyph = info && glyphOf(info);
  const Icon = glyph?.icon;
  const expandable = item.children !== null || (info !== undefined && canExpand(info));
  return (
    <>
      {expandable ? <Chevron id={item.id} open={item.children !== null} /> : <span className={styles.chevron} />}
      <span className={styles.glyph} data-tone={glyph?.tone} title={glyph && visibleName(glyph.word)}>
        {Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      </span>
      <span className={styles.name} data-broken={info?.kind === "broken" || undefined} title={visibleName(item.name)}>
        <Name text={item.name} />
      </span>
      {glyph && <span className="visually-hidden">{visibleName(glyph.word)}</span>}
      {info && <RowFacts info={info} />}
      {row?.status === "failed" && <Reason text={row.fault.message} />}
    </>
  );
}

function Chevron({ id, open }: { readonly id: string; readonly open: boolean }) {
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard opens rows by the arrow keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      className={styles.chevron}
      onClick={(event) => {
        event.stopPropagation();
        useTree.getState().toggle(id);
      }}
    >
      <Icon size={14} aria-hidden />
    </span>
  );
}

function RowFacts({ info }: { readonly info: NodeInfo }) {
  const fileBytes = useSession((state) => state.files.find((file) => file.path === info.path)?.size);
  if (info.kind === "broken") return <Reason text={info.error?.message ?? "cannot be read"} />;
  if (info.sameAs !== undefined) {
    return (
      <span className={styles.facts}>
        <span>
          see <Name text={info.sameAs} />
        </span>
      </span>
    );
  }
  return (
    <>
      {info.error && info.state !== "failed" && (
        <span className={styles.failed} role="img" aria-label={info.error.message} title={info.error.message}>
          !
        </span>
      )}
      <span className={styles.facts}>
        {(info.attributeCount ?? 0) > 0 && (
          <span className={styles.attributes} title={`${info.attributeCount} attributes`}>
            a{info.attributeCount}
          </span>
        )}
        <span title={info.shape ? shapeText(info.shape) : undefined}>{factText(info, fileBytes)}</span>
        {info.state && <StateMark state={info.state} />}
      </span>
    </>
  );
}

function Reason({ text }: { readonly text: string }) {
  return (
    <span className={styles.reason} title={text}>
      {text}
    </span>
  );
}

function factText(info: NodeInfo, fileBytes: number | undefined): string {
  if (info.kind === "softlink" || info.kind === "externallink") return `→ ${visibleName(info.target ?? "")}`;
  if (info.kind === "dataset") return briefShape(info.shape);
  if (info.kind === "datatype") return info.dtype?.kind ?? "";
  if (fileBytes !== undefined) return byteText(fileBytes);
  return info.members === undefined ? "" : groupedCount(info.members);
}
