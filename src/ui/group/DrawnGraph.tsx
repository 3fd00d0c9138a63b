import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Graph } from "../../state/graph.ts";
import { useThemeName } from "../graphic/tokens.ts";
import { useSize } from "../parts/useSize.ts";
import { drawGraph, frameOf } from "./drawGraph.ts";
import styles from "./Graph.module.css";
import { graphLayout } from "./graphLayout.ts";

/** Steps of the layout in one frame of the screen: all of them take a few seconds at the most. */
const FRAME_MS = 12;
/** A node is meant by what is no farther from it, in pixels. */
const NEAR = 12;

/** A graph that comes to rest while one looks at it. */
export function DrawnGraph({ graph, words }: { readonly graph: Graph; readonly words: string }) {
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
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(null)}
      />
      <p className={styles.readout} role="status">
        {pointed === null ? "Point at a node" : `Node ${graph.ids[pointed]}: ${graph.degrees[pointed]} edges`}
      </p>
    </div>
  );
}
