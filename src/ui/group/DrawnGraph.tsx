import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { baseName, type NodePath } from "../../core/path.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import type { Graph } from "../../state/graph.ts";
import { framePicture } from "../graphic/framePicture.ts";
import { copyPicture, savePicture } from "../graphic/savePicture.ts";
import { useThemeName } from "../graphic/tokens.ts";
import { useOfferPicture } from "../graphic/useOfferPicture.ts";
import { paneFocus } from "../panes.ts";
import { useSize } from "../parts/useSize.ts";
import { drawGraph, frameOf } from "./drawGraph.ts";
import styles from "./Graph.module.css";
import { graphLayout } from "./graphLayout.ts";

/** Steps of the layout in one frame of the screen: all of them take a few seconds at the most. */
const FRAME_MS = 12;
/** A node is meant by what is no farther from it, in pixels. */
const NEAR = 12;

interface DrawnGraphProps {
  /** The group that the graph is. */
  readonly path: NodePath;
  readonly graph: Graph;
  readonly words: string;
}

/** A graph that comes to rest while one looks at it. Pointer and arrow keys ask for its nodes. */
export function DrawnGraph({ path, graph, words }: DrawnGraphProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const theme = useThemeName();
  const layout = useMemo(() => graphLayout(graph), [graph]);
  const [steps, setSteps] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);

  useEffect(() => {
    let next = 0;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const go = () => {
      const until = performance.now() + (still ? 2000 : FRAME_MS);
      while (layout.alpha() > layout.alphaMin() && performance.now() < until) layout.tick();
      setSteps((count) => count + 1);
      if (layout.alpha() > layout.alphaMin()) next = requestAnimationFrame(go);
    };
    go();
    return () => cancelAnimationFrame(next);
  }, [layout]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout moves its nodes; the theme has other colours
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || size.width === 0) return;
    const { devicePixelRatio: ratio } = window;
    Object.assign(context.canvas, { width: size.width * ratio, height: size.height * ratio });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawGraph(context, graph, layout.nodes(), frameOf(layout.nodes(), size), pointed);
  }, [graph, layout, size, steps, pointed, theme]);

  useOfferPicture({
    path,
    drawing: async (colours) =>
      framePicture({ name: visibleName(baseName(path)), place: visibleText(path), legend: [] }, size, colours, (onto) =>
        drawGraph(onto, graph, layout.nodes(), frameOf(layout.nodes(), size), null),
      ),
    python: async () => null,
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const { length } = graph.ids;
    if (step !== undefined) setPointed((at) => (at === null ? 0 : (at + step + length) % length));
    else if (event.key === "Escape" && pointed !== null) setPointed(null);
    else if (event.key.toLowerCase() === "p") void (event.shiftKey ? copyPicture() : savePicture(1));
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = frameOf(layout.nodes(), size);
    const found = layout.find(
      (event.clientX - box.left - left) / scale,
      (event.clientY - box.top - top) / scale,
      NEAR / scale,
    );
    setPointed(found ? layout.nodes().indexOf(found) : null);
  };

  return (
    <div ref={frame} className={styles.frame}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={`Graph of ${words}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(null)}
        {...paneFocus("preview")}
      />
      <p className={styles.readout} role="status">
        {pointed === null
          ? "Point at a node, or go from one to the next by the arrow keys"
          : `Node ${graph.ids[pointed]}: ${graph.degrees[pointed]} edges`}
      </p>
    </div>
  );
}
