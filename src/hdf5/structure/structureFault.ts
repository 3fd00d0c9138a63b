import { Fault } from "../../core/fault.ts";

/** The bytes of the file contradict themselves or the format here. `what` continues “…is damaged: ”. */
export function damaged(what: string, address?: number): Fault {
  const details = address === undefined ? undefined : `at address ${address}`;
  return new Fault(
    "damaged",
    `The structure of the file is damaged: ${what}.`,
    details === undefined ? {} : { details },
  );
}

/** No list is made that is longer: a file of any size must not fill the memory. */
export const LONGEST_LIST = 4_000_000;

/** Throws where a list would grow beyond all use. */
export function checkListLength(length: number, of: string): void {
  if (length <= LONGEST_LIST) return;
  throw new Fault("over-budget", `More than ${LONGEST_LIST.toLocaleString("en")} ${of} are not listed.`);
}

/** Valid as far as can be told, but not understood here: another reader of the same file may do better. */
export function notUnderstood(what: string, address?: number): Fault {
  const details = address === undefined ? undefined : `at address ${address}`;
  return new Fault("unsupported", `Not understood here: ${what}.`, details === undefined ? {} : { details });
}
