import type { FaultData } from "../../core/fault.ts";
import { FaultNote } from "../parts/FaultNote.tsx";

interface ReadFaultProps {
  readonly className: string | undefined;
  readonly fault: FaultData | null;
  readonly title?: string;
  readonly onRetry: () => void;
}

/** Why values could not be read, above a table, and the way to try again. */
export function ReadFault({ className, fault, title = "These values could not be read", onRetry }: ReadFaultProps) {
  if (!fault) return null;
  return (
    <div className={className}>
      <FaultNote fault={fault} title={title}>
        <button type="button" className="button" data-small onClick={onRetry}>
          Retry
        </button>
      </FaultNote>
    </div>
  );
}
