import type { ExplorerClient } from "./client.ts";

let attached: ExplorerClient | undefined;

/** Gives the stores the client that they call: the worker's in the page, a fake in tests. */
export function attachExplorer(client: ExplorerClient): void {
  attached = client;
}

export function explorer(): ExplorerClient {
  if (!attached) throw new Error("the stores were used before the explorer was attached");
  return attached;
}
