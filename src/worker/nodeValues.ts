import type { Labelled } from "../array/labels/labelled.ts";
import type { Operand } from "../array/operand.ts";
import { isFault } from "../core/fault.ts";
import { isLink } from "../core/linkTarget.ts";
import { joinsMembers } from "../core/mappedType.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { Selection, SelectionInput } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type { ExportRequest } from "../rpc/explorerApi.ts";
import type { ArrangedArrays } from "./arrangedArrays.ts";
import type { Computing } from "./computing.ts";
import { type Datasets, normalSelection } from "./datasets.ts";
import { type ExportWork, exportData } from "./exporting.ts";
import { isResult, type Nodes } from "./nodes.ts";

export interface NodeValuesHost {
  readonly nodes: Nodes;
  readonly datasets: Datasets;
  readonly arrays: ArrangedArrays;
  readonly computing: () => Computing;
}

type Selected = SelectionInput | Selection | undefined;

/** The values of nodes, wherever they come from: stored ones, those of results, those of arrays that are put together. */
export class NodeValues {
  private readonly host: NodeValuesHost;

  constructor(host: NodeValuesHost) {
    this.host = host;
  }

  async read(path: NodePath, selection: Selected, signal: AbortSignal): Promise<Block> {
    const { arrays, datasets } = this.host;
    if (isResult(path)) {
      if (datasets.values.get(path)) return datasets.read(path, selection, signal);
      return this.part(this.host.computing().results.get(path).expression, selection, signal);
    }
    const array = await arrays.instead(path, signal);
    if (array) return this.part(array, selection, signal);
    try {
      return await datasets.read(path, selection, signal);
    } catch (cause) {
      if (!isFault(cause, "wrong-kind")) throw cause;
      return this.part(await arrays.whole(path, signal), selection, signal);
    }
  }

  /** A dataset, a result, or a group whose members stand for places along a dimension, as expressions see it. */
  async operand(path: NodePath, signal: AbortSignal): Promise<Operand> {
    return isResult(path) ? this.host.computing().results.get(path).expression : this.host.arrays.operand(path, signal);
  }

  /** The members of a group together, or what a link leads to, as a dataset at this path. */
  async arrayNode(path: NodePath, signal: AbortSignal): Promise<NodeInfo> {
    const node = await this.host.nodes.inspectThrough(path, signal);
    if (node.kind === "dataset") return node;
    const { name, file } = node;
    const facts = await this.host.computing().facts(await this.host.arrays.whole(path, signal), signal);
    return { ...facts, kind: "dataset", path, name, filters: [], ...(file && { file }) };
  }

  /** Writes a selection in a file format; the number of bytes. */
  export(request: ExportRequest, work: ExportWork): Promise<number> {
    const host = {
      inspect: async (path: NodePath, signal: AbortSignal) => {
        const node = await this.host.nodes.inspect(path, signal);
        return isLink(node) || node.memberDims || joinsMembers(node) ? this.arrayNode(path, signal) : node;
      },
      read: (path: NodePath, selection: Selection, signal: AbortSignal) => this.read(path, selection, signal),
      coordinate: (path: NodePath, name: string, signal: AbortSignal) =>
        this.host.computing().coordinate(path, name, undefined, signal),
    };
    return exportData(request, host, work);
  }

  private part({ expr }: Labelled, selection: Selected, signal: AbortSignal): Promise<Block> {
    return this.host.computing().readPart(expr, normalSelection(selection, expr.shape), signal);
  }
}
