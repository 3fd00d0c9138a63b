/** A place on the screen, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What two fingers did between two events. */
export interface Pinch {
  /** By how much what is seen becomes smaller: below 1 where the fingers went apart. */
  readonly factor: number;
  /** The middle of the fingers was there and is there now. */
  readonly from: Place;
  readonly to: Place;
}

/** Fingers that touch are no farther apart than this, in CSS pixels: their distance is not divided by. */
const CLOSEST = 8;

export function pinchBetween(before: readonly [Place, Place], after: readonly [Place, Place]): Pinch {
  return { factor: distance(before) / distance(after), from: middle(before), to: middle(after) };
}

function distance([a, b]: readonly [Place, Place]): number {
  return Math.max(CLOSEST, Math.hypot(a.x - b.x, a.y - b.y));
}

function middle([a, b]: readonly [Place, Place]): Place {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/**
 * Tells what two fingers on an element do; of their events nobody above the element hears. The element needs
 * `touch-action: none`. Returns how to stop watching.
 */
export function watchPinch(element: HTMLElement, onPinch: (pinch: Pinch) => void): () => void {
  const fingers = new Map<number, Place>();
  const pair = (): readonly [Place, Place] | null => {
    const [a, b, more] = fingers.values();
    return a && b && !more ? [a, b] : null;
  };
  const onDown = (event: PointerEvent) => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size > 1) event.stopPropagation();
  };
  const onMove = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    const before = pair();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = pair();
    if (!before || !after) return;
    event.stopPropagation();
    onPinch(pinchBetween(before, after));
  };
  const onUp = (event: PointerEvent) => void fingers.delete(event.pointerId);
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, onUp, { signal });
  return () => stop.abort();
}
