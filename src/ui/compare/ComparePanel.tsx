import { type ContextType, useState } from "react";
import { visibleName } from "../../core/plainText.ts";
import type { ComparedInfo } from "../../state/compare.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { LineChoice } from "../../state/lineChoice.ts";
import { firstKind } from "../../state/viewKinds.ts";
import type { PlaneLink } from "../graphic/planeLink.ts";
import { PictureTaker } from "../graphic/useOfferPicture.ts";
import { HeatView, LineView } from "../lazyParts.ts";
import styles from "./Compare.module.css";

interface ComparePanelProps {
  readonly source: DrawnSource;
  /** Whose dimensions it has. */
  readonly info: ComparedInfo;
  readonly title: string;
  readonly tools: HTMLElement | null;
  readonly link: PlaneLink;
  /** Who takes its picture. */
  readonly taker: ContextType<typeof PictureTaker> | undefined;
}

const NOBODY = () => undefined;

/** One of the datasets that are compared. */
export function ComparePanel({ source, info, title, tools, link, taker = NOBODY }: ComparePanelProps) {
  const [choice, setChoice] = useState<LineChoice>({});
  const lines = firstKind(source.shape, source.dtype) === "line";
  return (
    <section className={styles.panel} aria-label={title}>
      <h2 className={styles.title} title={visibleName(source.path)}>
        <bdi>{title}</bdi>
      </h2>
      <PictureTaker value={taker}>
        {lines ? (
          <LineView source={source} choice={choice} onChoice={setChoice} dims={info.dims} labels={info} tools={null} />
        ) : (
          <HeatView source={source} labels={info} tools={tools} link={link} />
        )}
      </PictureTaker>
    </section>
  );
}
