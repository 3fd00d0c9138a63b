import { type ComponentType, lazy, type ReactNode, useState } from "react";
import { faultData } from "../../core/fault.ts";
import { FaultNote } from "./FaultNote.tsx";

export interface LazyPart<P extends object> {
  (props: P): ReactNode;
  /** Loads the part ahead of its first use; what fails is said where the part is shown. */
  readonly preload: () => Promise<void>;
}

/**
 * A part of the page that is loaded when it is first shown; where that fails, it says so in its own place. One that was
 * preloaded is shown at once: React would hold back for 300 ms whatever was suspended even for a moment.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): LazyPart<P> {
  let loaded: ComponentType<P> | undefined;
  const loadOnce = async () => {
    loaded ??= await load();
    return loaded;
  };
  const Suspending = lazy(async (): Promise<{ default: ComponentType<P> }> => {
    try {
      return { default: await loadOnce() };
    } catch (error) {
      const { details } = faultData(error);
      const fault = {
        code: "internal" as const,
        message: "A part of this page could not be loaded.",
        hint: "Reload the page once it can be reached again.",
        ...(details && { details }),
      };
      return { default: () => <FaultNote fault={fault} /> };
    }
  }) as unknown as ComponentType<P>;

  const choose = () => loaded ?? Suspending;
  const show = (props: P): ReactNode => <Chosen choose={choose} props={props} />;
  const preload = () =>
    loadOnce().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign(show, { preload });
}

interface ChosenProps<P extends object> {
  readonly choose: () => ComponentType<P>;
  readonly props: P;
}

/** Chosen once: another type later would mount the part anew. */
function Chosen<P extends object>({ choose, props }: ChosenProps<P>): ReactNode {
  const [Part] = useState(choose);
  return <Part {...props} />;
}
