import { FileCode2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { SnippetKind } from "../export/sliceSnippet.ts";

/** The selection as code that makes it elsewhere. */
export function CopyAsMenu({ onCopy }: { readonly onCopy: (kind: SnippetKind) => void }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label="Copy as code" title="Copy as code">
        <FileCode2 size={15} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => onCopy("h5py")}>
            Copy as h5py
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => onCopy("xarray")}>
            Copy as xarray
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
