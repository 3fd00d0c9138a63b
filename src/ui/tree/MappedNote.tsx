import { Layers } from "lucide-react";
import { joinsMembers, mappedClass } from "../../core/mappedType.ts";
import type { NodeInfo } from "../../core/node.ts";
import { joinPath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { readyValue } from "../../state/loadable.ts";
import { showAsArray } from "../../state/memberDims.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useTree } from "../../state/tree.ts";
import styles from "../files/ForeignData.module.css";

/** Names under which dantro and Utopia keep the parts of a graph. */
const PARTS = { nodes: ["nodes", "_vertices"], edges: ["edges", "_edges"] } as const;

/** What the type of a group says of its members, and the way to look at them so. */
export function MappedNote({ info }: { readonly info: NodeInfo }) {
  const { path, memberDims } = info;
  const type = mappedClass(info);
  if (memberDims || joinsMembers(info)) {
    return (
      <div className={styles.note} role="note" aria-label="Type of the group">
        <Layers size={14} aria-hidden />
        <p>
          {type ? `${type}: its` : "Its"} members are{" "}
          {memberDims ? `places along ${memberDims.join(", ")}` : "stretches of time"}, together one array.
        </p>
        <button type="button" className="button" data-small onClick={() => void showAsArray(path)}>
          Show as one array
        </button>
      </div>
    );
  }
  return type === "GraphGroup" ? <GraphNote info={info} /> : null;
}

function GraphNote({ info: { path } }: { readonly info: NodeInfo }) {
  const names = useTree((state) => readyValue(state.members.get(path))) ?? [];
  const parts = Object.entries(PARTS).map(
    ([what, known]) => [what, known.find((name) => names.includes(name))] as const,
  );
  return (
    <div className={styles.note} role="note" aria-label="Type of the group">
      <Layers size={14} aria-hidden />
      <p>GraphGroup: the nodes and edges of a graph. It is not drawn as one here.</p>
      {parts.flatMap(([what, name]) =>
        name === undefined
          ? []
          : [
              <button
                key={what}
                type="button"
                className="button"
                data-small
                onClick={() => void useNavigation.getState().goTo(joinPath(path, name))}
              >
                Show {what} ({visibleName(name)})
              </button>,
            ],
      )}
    </div>
  );
}
