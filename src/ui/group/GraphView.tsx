import { useMemo } from "react";
import { createPortal } from "react-dom";
import { plural } from "../../core/format.ts";
import { groupedCount } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { edgeCount, type Graph, type GraphParts, MOST_DRAWN, nodeCount } from "../../state/graph.ts";
import { useNavigation } from "../../state/navigation.ts";
import { PictureMenu } from "../graphic/PictureMenu.tsx";
import { DrawnGraph } from "./DrawnGraph.tsx";
import styles from "./Graph.module.css";
import groupStyles from "./Group.module.css";

interface GraphViewProps {
  /** The group that is the graph. */
  readonly path: NodePath;
  readonly parts: GraphParts;
  /** null where it is too large to be read. */
  readonly graph: Graph | null;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
}

/** Nodes and edges as a drawing; of graphs that are too large for that, the nodes with the most edges. */
export function GraphView({ path, parts, graph, slot }: GraphViewProps) {
  const nodes = graph?.ids.length ?? nodeCount(parts);
  const edges = edgeCount(parts);
  const isDrawn = graph !== null && nodes <= MOST_DRAWN.nodes && edges <= MOST_DRAWN.edges;
  const words = `${groupedCount(nodes)} ${nodes === 1 ? "node" : "nodes"}, ${groupedCount(edges)} ${edges === 1 ? "edge" : "edges"}`;
  const said = (
    <p className={groupStyles.said}>
      <span>
        {words}
        {graph && `, ${graph.directed ? "directed" : "undirected"}`}:
      </span>
      {[parts.nodes, parts.edges].map(({ path, name }) => (
        <button key={path} type="button" className="link" onClick={() => void useNavigation.getState().goTo(path)}>
          <bdi>{visibleName(name)}</bdi>
        </button>
      ))}
      {isDrawn && <PictureMenu />}
    </p>
  );
  return (
    <div className={groupStyles.group}>
      {slot && createPortal(said, slot)}
      {isDrawn ? <DrawnGraph path={path} graph={graph} words={words} /> : <Large graph={graph} />}
    </div>
  );
}

/** Nodes that are told of a graph that is not drawn. */
const MOST_TOLD = 50;

function Large({ graph }: { readonly graph: Graph | null }) {
  const first = useMemo(
    () =>
      graph &&
      [...graph.ids.keys()].sort((a, b) => (graph.degrees[b] ?? 0) - (graph.degrees[a] ?? 0)).slice(0, MOST_TOLD),
    [graph],
  );
  const limit = `${groupedCount(MOST_DRAWN.nodes)} nodes and ${groupedCount(MOST_DRAWN.edges)} edges`;
  return (
    <div className={styles.large}>
      <p>
        Graphs are drawn up to {limit}.{!graph && " Of this one not even the degrees are counted."}
      </p>
      {graph && first && (
        <table className={styles.degrees}>
          <caption>
            The {plural(first.length, "node")} with the most edges, of {groupedCount(graph.ids.length)}; on average a
            node has {((2 * graph.edges.length) / Math.max(1, graph.ids.length)).toFixed(2)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">Edges</th>
            </tr>
          </thead>
          <tbody>
            {first.map((place) => (
              <tr key={place}>
                <td>{graph.ids[place]}</td>
                <td>{graph.degrees[place]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
