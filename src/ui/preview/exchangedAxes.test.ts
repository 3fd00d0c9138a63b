import { expect, test } from "vitest";
import type { DatasetView } from "../../state/datasetView.ts";
import { exchangedAxes } from "./exchangedAxes.ts";

const axes = [0, 1, 2, 3].map((index) => ({ range: ":", index }));
const view: DatasetView = { rowAxis: 2, columnAxis: 3, axes };

test.each([
  ["an axis to the rows", 0, 2, 0, 3],
  ["the rows to an axis", 2, 0, 0, 3],
  ["the columns to an axis", 3, 1, 2, 1],
  ["the rows to the columns", 2, 3, 3, 2],
  ["the columns to the rows", 3, 2, 3, 2],
  ["an axis to itself", 2, 2, 2, 3],
  ["one that is stepped through to another", 0, 1, 2, 3],
])("dragging %s", (_, dragged, target, rowAxis, columnAxis) =>
  expect(exchangedAxes(view, dragged, target)).toEqual({ rowAxis, columnAxis, axes }),
);
