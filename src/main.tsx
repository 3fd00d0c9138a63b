import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "./state/client.ts";
import { startOffline } from "./state/offline.ts";
import { installScripting } from "./state/scripting.ts";
import { startState } from "./state/start.ts";
import { App } from "./ui/App.tsx";
import { openLaunchedFiles } from "./ui/files/launchedFiles.ts";
import { openAddressed } from "./ui/files/openAddress.ts";

startState(connect());
installScripting();
startOffline();
openLaunchedFiles();
void openAddressed();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
