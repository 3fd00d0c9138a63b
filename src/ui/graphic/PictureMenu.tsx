import { ImageDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useShownPicture } from "../../state/shownPicture.ts";
import { canCopyPicture, copyMatplotlib, copyPicture, savePicture, saveSvg } from "./savePicture.ts";

/** What can be done with the picture: saved, copied, made again elsewhere. */
export function PictureMenu() {
  const ready = useShownPicture((state) => state.picture !== null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="icon-button"
        aria-label="Picture"
        disabled={!ready}
        title="Save or copy the picture (P)"
      >
        <ImageDown size={15} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => void savePicture(1)}>
            Save as PNG
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => void savePicture(2)}>
            Save as PNG, twice the size
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => void saveSvg()}>
            Save as SVG
          </DropdownMenu.Item>
          {canCopyPicture() && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void copyPicture()}>
              Copy the picture
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menu-item" onSelect={() => void copyMatplotlib()}>
            Copy as matplotlib
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
