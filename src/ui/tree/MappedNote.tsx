import { Layers } from "lucide-react";
import { joinsMembers, mappedClass } from "../../core/mappedType.ts";
import type { NodeInfo } from "../../core/node.ts";
import { joinPath } from "../../core/path.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { graphMembers } from "../../state/graph.ts";
import { readyValue } from "../../state/loadable.ts";
import { arrayText, showAsArray, useMembersAreGroups } from "../../state/memberDims.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useTree } from "../../state/tree.ts";
import { putExpression } from "../expression/expressionField.ts";
import styles from "../files/ForeignData.module.css";

/** What the type of a group says of its members, where they are not shown so by themselves. */
export function MappedNote({ info }: { readonly info: NodeInfo }) {
  if (info.memberDims || joinsMembers(info)) return <PlacesNote info={info} />;
  return mappedClass(info) === "GraphGroup" ? <GraphNote info={info} /> : null;
}

/** Members that are groups, or very many. */
function PlacesNote({ info }: { readonly info: NodeInfo }) {
  const { path, memberDims } = info;
  const type = mappedClass(info);
  const areGroups = useMembersAreGroups(path);
  if (areGroups === undefined) return null;
  return (
    <div className={styles.note} role="note" aria-label="Type of the group">
      <Layers size={14} aria-hidden />
      <p>
        {type ? `${type}: its` : "Its"} members are{" "}
        {memberDims ? `places along ${memberDims.map(visibleText).join(", ")}` : "stretches of time"}
        {areGroups ? "; what lies at the same path in all of them is one array." : ", together one array."}
      </p>
      {areGroups ? (
        <button type="button" className="button" data-small onClick={() => putExpression(arrayText(path, true))}>
          Compute with it
        </button>
      ) : (
        <button type="button" className="button" data-small onClick={() => void showAsArray(path)}>
          Show as one array
        </button>
      )}
    </div>
  );
}

function GraphNote({ info: { path } }: { readonly info: NodeInfo }) {
  const names = useTree((state) => readyValue(state.members.get(path))) ?? [];
  return (
    <div className={styles.note} role="note" aria-label="Type of the group">
      <Layers size={14} aria-hidden />
      <p>GraphGroup: the nodes and edges of a graph. They are not laid out as one that can be drawn.</p>
      {Object.entries(graphMembers(names)).flatMap(([what, name]) =>
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
