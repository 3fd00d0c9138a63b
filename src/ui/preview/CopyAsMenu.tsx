import { FileCode2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { SnippetKind } from "../export/sliceSnippet.ts";

interface CopyAsMenuProps {
  readonly kinds: readonly SnippetKind[];
  readonly onCopy: (kind: SnippetKind) => void;
}

/** The selection as code that makes it elsewhere. */
export function CopyAsMenu({ kinds, onCopy }: CopyAsMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label="Copy as code" title="Copy as code">
        <FileCode2 size={15} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {kinds.map((kind) => (
            <DropdownMenu.Item key={kind} className="menu-item" onSelect={() => onCopy(kind)}>
              Copy as {kind}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
