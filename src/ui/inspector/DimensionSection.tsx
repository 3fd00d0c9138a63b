import { type FormEvent, useState } from "react";
import type { JoinMethod } from "../../core/joinOptions.ts";
import type { NodeInfo } from "../../core/node.ts";
import { arrayText, showAsArray, treatMembers, useMembersAreGroups } from "../../state/memberDims.ts";
import { putExpression } from "../expression/expressionField.ts";
import { Select } from "../graphic/Select.tsx";
import styles from "./Inspector.module.css";

/** A group whose members stand for places along a dimension is one array, of which nothing is read before it is needed. */
export function DimensionSection({ info }: { readonly info: NodeInfo }) {
  const { path, memberDims } = info;
  const areGroups = useMembersAreGroups(path) ?? false;
  return (
    <section className={styles.section}>
      <h2>Members as a dimension</h2>
      {memberDims ? (
        <>
          <p>
            Members are places along <strong>{memberDims.join(", ")}</strong>:{" "}
            {areGroups ? "what lies at the same path in all of them is one array." : "together they are one array."}
          </p>
          <div className={styles.option}>
            Where none is{" "}
            <Select
              label="Places without a member"
              value={info.joinOptions?.method ?? "auto"}
              options={METHODS}
              onChange={(method) => void treatMembers(path, memberDims, { method })}
            />
          </div>
          <div className={styles.ways} data-below>
            {!areGroups && (
              <button type="button" className="button" onClick={() => void showAsArray(path)}>
                Show as one array
              </button>
            )}
            <button type="button" className="button" onClick={() => putExpression(arrayText(path, areGroups))}>
              Compute with it
            </button>
            <button type="button" className="button" onClick={() => void treatMembers(path, null)}>
              As a plain group
            </button>
          </div>
        </>
      ) : (
        <Treat path={path} />
      )}
    </section>
  );
}

/** dantro's ways to combine members. */
const METHODS: readonly (readonly [JoinMethod, string])[] = [
  ["auto", "NaN, if the type has it"],
  ["merge", "NaN, as float64 (merge)"],
  ["concat", "not allowed (concat)"],
];

function Treat({ path }: { readonly path: string }) {
  const [text, setText] = useState("");
  const dims = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dims.length > 0) void treatMembers(path, dims);
  };
  return (
    <form className={styles.ways} onSubmit={submit}>
      <p className="quiet">Are the members' names places along a dimension? Name it, and they are one array.</p>
      <input
        className="field"
        aria-label="Dimension of the members"
        placeholder="e.g. time"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button" disabled={dims.length === 0}>
        Join
      </button>
    </form>
  );
}
