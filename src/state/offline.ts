import { create } from "zustand";
import { trustedScript } from "../rpc/trustedScript.ts";

interface OfflineState {
  /** Whether the page works without a network. */
  readonly ready: boolean;
  /** A version of the page that was fetched and waits. */
  readonly waiting: ServiceWorker | null;
  /** Takes the waiting version over: the page is loaded anew. */
  update(): void;
}

/** Milliseconds: what is on screen comes first. */
const START_AFTER = 8000;

export const useOffline = create<OfflineState>((_, get) => ({
  ready: false,
  waiting: null,
  update() {
    const { waiting } = get();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting?.postMessage("take over");
  },
}));

/** Keeps the page's files for times without a network; browsers that cannot do without. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator) || !isSecureContext) return;
  setTimeout(() => {
    const begin = () => void register().catch(() => undefined);
    if (navigator.onLine) begin();
    else window.addEventListener("online", begin, { once: true });
  }, START_AFTER);
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(trustedScript("./offline.js"), {
    scope: "./",
    updateViaCache: "none",
  });
  const look = () => {
    const { waiting, active } = registration;
    // The first version of all waits for nothing.
    useOffline.setState({ ready: active !== null, waiting: navigator.serviceWorker.controller ? waiting : null });
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  registration.installing?.addEventListener("statechange", look);
}
