import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation } from "d3-force";
import type { Graph } from "../../state/graph.ts";

export interface Placed {
  x?: number;
  y?: number;
}

interface Link {
  readonly source: number;
  readonly target: number;
}

/** Places nodes by forces: nodes push each other away, edges hold theirs together. It goes on by `tick`. */
export function graphLayout({ ids, edges }: Graph): Simulation<Placed, undefined> {
  const nodes = ids.map((): Placed => ({}));
  const links: Link[] = edges.flatMap(([source, target]) => (source === target ? [] : [{ source, target }]));
  // What hangs together by nothing stays near all the same.
  const pull = 0.06;
  return forceSimulation(nodes)
    .force("edges", forceLink<Placed, Link>(links).distance(24))
    .force("nodes", forceManyBody().strength(-30).distanceMax(600))
    .force("x", forceX(0).strength(pull))
    .force("y", forceY(0).strength(pull))
    .stop();
}
