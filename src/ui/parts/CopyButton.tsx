import { Copy } from "lucide-react";
import { copyText } from "./clipboard.ts";

interface CopyButtonProps {
  /** The text, or how to come by it when it is wanted. */
  readonly text: string | (() => string);
  /** What is copied, after “Copy”. */
  readonly what: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-small
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => void copyText(typeof text === "string" ? text : text(), what)}
    >
      <Copy size={14} aria-hidden />
    </button>
  );
}
