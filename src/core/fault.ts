/**
 * Every way in which a request can fail, as data. A fault is carried whole across threads, so that the page can act on
 * its `code` and show its `message`, which is always one sentence for the user.
 */
export type FaultCode =
  | "not-hdf5" // the file is something else; the message says what
  | "truncated" // the file is shorter than its own header says
  | "damaged" // HDF5 found the structure of the file broken here
  | "being-written" // a writer has, or had, this file open
  | "file-changed" // the file on disk is no longer the one that was opened
  | "file-gone" // the file was deleted, moved, or its folder removed
  | "not-found" // nothing at this path
  | "broken-link" // a link whose target does not exist
  | "exists" // something is in the place where a loaded file should land
  | "wrong-kind" // e.g. reading values of a group
  | "filter-missing" // compressed with a filter that is not built in
  | "unsupported-type" // a datatype that cannot be decoded here
  | "bad-selection" // the text or the numbers of a selection do not fit the shape
  | "over-budget" // would need more memory than the budget allows
  | "reader-hung" // no answer in time, twice
  | "reader-died" // the reader's thread ended, twice
  | "aborted" // cancelled by whoever asked
  | "closed" // the file was closed meanwhile
  | "invalid" // an argument is not what it must be
  | "unsupported" // not offered here (yet)
  | "internal"; // a fault of this program

export interface FaultData {
  readonly code: FaultCode;
  /** One sentence for the user: what happened. */
  readonly message: string;
  /** One sentence: what the user can do about it. */
  readonly hint?: string;
  /** Folded away by default: HDF5's own words. */
  readonly details?: string;
}

/** An Error with a `code`. Its name is `AbortError` where the code is `aborted`, as callers of the web platform expect. */
export class Fault extends Error implements FaultData {
  readonly code: FaultCode;
  readonly hint?: string;
  readonly details?: string;

  constructor(code: FaultCode, message: string, more: { hint?: string; details?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = code === "aborted" ? "AbortError" : "Fault";
    this.code = code;
    if (more.hint !== undefined) this.hint = more.hint;
    if (more.details !== undefined) this.details = more.details;
  }
}

export function faultData(error: unknown): FaultData {
  if (error instanceof Fault) {
    const { code, message, hint, details } = error;
    return { code, message, ...(hint && { hint }), ...(details && { details }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof Error ? error.stack : undefined;
  return { code: "internal", message: `Something went wrong inside Proxima: ${message}`, ...(details && { details }) };
}

export function faultFrom(data: FaultData): Fault {
  return new Fault(data.code, data.message, data);
}

/** Anything that was thrown, as a Fault. */
export function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : faultFrom(faultData(error));
}

export function isFault(error: unknown, ...codes: FaultCode[]): error is Fault {
  return error instanceof Fault && (codes.length === 0 || codes.includes(error.code));
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Fault("internal", `unexpected value ${JSON.stringify(value)}`);
}
