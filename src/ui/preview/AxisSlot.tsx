import { GripVertical } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import type { DatasetView } from "../../state/datasetView.ts";
import styles from "./DimensionBar.module.css";
import { exchangedAxes } from "./exchangedAxes.ts";

const TYPE = "application/x-proxima-axis";

interface AxisSlotProps {
  readonly className: string | undefined;
  readonly axis: number;
  readonly name: string;
  readonly view: DatasetView;
  readonly onChange: (view: DatasetView) => void;
  /** Whether it can be exchanged for another axis. */
  readonly movable: boolean;
  readonly children: ReactNode;
}

/** The place of an axis: rows, columns, or one that is stepped through. Axes are dragged from place to place. */
export function AxisSlot({ className, axis, name, view, onChange, movable, children }: AxisSlotProps) {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!movable || !event.dataTransfer.types.includes(TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(TYPE)) return;
    event.preventDefault();
    setOver(false);
    onChange(exchangedAxes(view, Number(event.dataTransfer.getData(TYPE)), axis));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by the keyboard the lists beside it choose the axis
    <div
      className={className}
      data-over={over || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {movable && (
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        <span
          className={styles.grip}
          draggable
          title={`Drag ${name} to rows, columns or another axis`}
          data-testid={`grip-${axis}`}
          onDragStart={(event) => {
            event.dataTransfer.setData(TYPE, String(axis));
            event.dataTransfer.effectAllowed = "move";
          }}
        >
          <GripVertical size={13} aria-hidden />
        </span>
      )}
      {children}
    </div>
  );
}
