import type { Graph } from "../../state/graph.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { token } from "../graphic/tokens.ts";
import type { Size } from "../parts/useSize.ts";
import type { Placed } from "./graphLayout.ts";

/** From places of the layout to pixels. */
export interface GraphFrame {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const MARGIN = 24;

/** All nodes in the middle of the picture. */
export function frameOf(nodes: readonly Placed[], { width, height }: Size): GraphFrame {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x = 0, y = 0 } of nodes) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const room = (size: number, extent: number) => Math.max(1, size - 2 * MARGIN) / Math.max(1, extent);
  const scale = Math.min(3, room(width, right - left), room(height, bottom - top));
  return { scale, left: width / 2 - (scale * (left + right)) / 2, top: height / 2 - (scale * (top + bottom)) / 2 };
}

/** Draws a graph; around a node that is pointed at, its edges and neighbours stand out. */
export function drawGraph(
  context: DrawingContext,
  graph: Graph,
  nodes: readonly Placed[],
  { scale, left, top }: GraphFrame,
  pointed: number | null,
): void {
  const at = (place: number) => {
    const { x = 0, y = 0 } = nodes[place] ?? {};
    return [left + scale * x, top + scale * y] as const;
  };
  const lines = (edges: Graph["edges"], colour: string, width: number) => {
    context.beginPath();
    for (const [from, to] of edges) {
      context.moveTo(...at(from));
      context.lineTo(...at(to));
      if (graph.directed) arrow(context, at(from), at(to));
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  const own = pointed === null ? [] : graph.edges.filter((edge) => edge.includes(pointed));
  lines(graph.edges, token("--border"), graph.edges.length > 2000 ? 0.3 : 0.8);
  lines(own, token("--series-2"), 1.6);
  const neighbours = new Set(own.flat());
  const most = Math.max(1, ...graph.degrees);
  for (const place of nodes.keys()) {
    const radius = 2 + 3.5 * Math.sqrt((graph.degrees[place] ?? 0) / most);
    context.beginPath();
    context.arc(...at(place), place === pointed ? radius + 2 : radius, 0, 2 * Math.PI);
    context.fillStyle = token(neighbours.has(place) || place === pointed ? "--series-2" : "--series-1");
    context.fill();
  }
}

function arrow(context: DrawingContext, from: readonly [number, number], to: readonly [number, number]): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const tip = [to[0] - 6 * Math.cos(angle), to[1] - 6 * Math.sin(angle)] as const;
  for (const side of [-0.4, 0.4]) {
    context.moveTo(...tip);
    context.lineTo(tip[0] - 5 * Math.cos(angle + side), tip[1] - 5 * Math.sin(angle + side));
  }
}
