import { visibleName } from "../../core/plainText.ts";

interface NameProps {
  readonly text: string;
  readonly className?: string;
}

/** A name or a path from a file: only ever text, and never able to reorder the text around it. */
export function Name({ text, className }: NameProps) {
  return <bdi className={className}>{visibleName(text)}</bdi>;
}
