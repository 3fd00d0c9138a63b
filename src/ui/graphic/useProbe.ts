import { useEffect, useState } from "react";
import { exactText, rawText } from "../../core/valueText.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { readCell } from "../../state/drawing.ts";
import type { Cell } from "./heatDraw.ts";

/** Reading begins when the pointer rests. */
const RESTED = 60;

/** The exact value of the cell under the probe, with its units; null until it is read. */
export function useProbe(
  source: DrawnSource,
  probe: Cell | null,
  known: number | undefined,
  units = "",
): string | null {
  const { row = -1, column = -1 } = probe ?? {};
  const wide = source.dtype.size > 4 && (source.dtype.kind === "int" || source.dtype.kind === "uint");
  const [read, setRead] = useState<{ of: string; text: string } | null>(null);
  const key = `${row} ${column}`;
  const text = known !== undefined && !wide ? probeWords(known, source, units) : null;
  const missing = text === null && row >= 0;
  useEffect(() => {
    if (!missing) return undefined;
    const controller = new AbortController();
    const start = setTimeout(() => {
      readCell(source, row, column, controller.signal).then(
        (value) => value !== undefined && setRead({ of: `${row} ${column}`, text: probeWords(value, source, units) }),
        // Where a cell cannot be read the picture says so.
        () => undefined,
      );
    }, RESTED);
    return () => {
      clearTimeout(start);
      controller.abort();
    };
  }, [missing, row, column, source, units]);
  return text ?? (read?.of === key ? read.text : null);
}

/** A value as the readout says it. What stands for no value has no units. */
export function probeWords(
  value: number | bigint,
  { dtype, missing = [] }: Pick<DrawnSource, "dtype" | "missing">,
  units: string,
): string {
  const raw = rawText(value, dtype);
  if (raw !== undefined) return `${exactText(value, dtype)} (${raw})`;
  const none = units === "" || Number.isNaN(value) || missing.includes(Number(value));
  return none ? exactText(value, dtype) : `${exactText(value, dtype)} ${units}`;
}
