import type { ExplorerEvent } from "../rpc/explorerApi.ts";
import type { ExplorerClient } from "./client.ts";
import { useDetails } from "./details.ts";
import { attachExplorer } from "./explorer.ts";
import { followSelection } from "./expression.ts";
import { useMemory } from "./memory.ts";
import { useNotices } from "./notices.ts";
import { useRecents } from "./recents.ts";
import { useResults } from "./results.ts";
import { useRows } from "./rows.ts";
import { useSession } from "./session.ts";
import { useSettings } from "./settings.ts";
import { startViewHistory } from "./viewHistory.ts";
import { watchFiles } from "./watchFiles.ts";

/** Connects the stores with the explorer. To be called once, before anything is drawn. */
export function startState(client: ExplorerClient): void {
  attachExplorer(client);
  client.subscribe(takeEvent);
  followSelection();
  startViewHistory();
  watchFiles();
  void useSettings.getState().applyStored();
  void useRecents.getState().load();
  void useMemory.getState().refresh();
}

function takeEvent(event: ExplorerEvent): void {
  switch (event.type) {
    case "nodes": {
      useRows.getState().refresh(event.paths);
      const { path, refresh } = useDetails.getState();
      if (path !== null && event.paths.includes(path)) refresh();
      return;
    }
    case "file-changed":
      useSession.getState().markChanged(event.path, event.fault);
      return;
    case "notice":
      useNotices.getState().tell(event.title, event.fault);
      return;
    case "memory":
      useMemory.getState().take(event.memory);
      return;
    case "results":
      void useResults.getState().refresh(event.paths);
      return;
    case "progress":
    case "partial":
      // Each job hears of its own progress.
      return;
  }
}
