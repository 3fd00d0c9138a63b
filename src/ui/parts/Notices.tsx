import { type CSSProperties, useEffect, useRef } from "react";
import { Toaster, toast } from "sonner";
import "sonner/dist/styles.css";
import { cut } from "../../core/plainText.ts";
import { useNotices } from "../../state/notices.ts";
import { useSettings } from "../../state/settings.ts";
import { copyText } from "./clipboard.ts";
import { faultReport } from "./FaultNote.tsx";

/** The tokens of the page in place of the library's own. */
const LOOK = {
  "--normal-bg": "var(--raised)",
  "--normal-border": "var(--line)",
  "--normal-text": "var(--text)",
  "--border-radius": "8px",
  "--width": "320px",
  // Below menus.
  zIndex: 20,
} as CSSProperties;

const ACTION: CSSProperties = {
  height: 24,
  border: "1px solid var(--line)",
  borderRadius: 6,
  background: "var(--raised)",
  color: "var(--text)",
  font: "12px/22px var(--sans)",
};

/** Shows each notice as a toast when it comes. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  const theme = useSettings((state) => state.theme);
  const shown = useRef(0);
  useEffect(() => {
    for (const { id, title, fault } of notices) {
      if (id <= shown.current) continue;
      shown.current = id;
      if (!fault) toast(title);
      else {
        toast.error(title, {
          description: cut([fault.message, fault.hint].filter(Boolean).join(" "), 240),
          duration: 10_000,
          action: { label: "Copy report", onClick: () => void copyText(faultReport(fault, title), "report") },
        });
      }
    }
  }, [notices]);
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      offset={{ bottom: 32, right: 8 }}
      closeButton
      visibleToasts={4}
      style={LOOK}
      toastOptions={{
        style: {
          fontFamily: "var(--sans)",
          boxShadow: "var(--menu-shadow)",
          alignItems: "flex-start",
          gap: 8,
        },
        actionButtonStyle: ACTION,
      }}
    />
  );
}
