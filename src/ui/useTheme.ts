import { useEffect } from "react";
import { useSettings } from "../state/settings.ts";

/** Keeps `<html>` in step with the chosen theme and density; `public/theme.js` has set them before the first paint. */
export function useTheme(): void {
  const theme = useSettings((state) => state.theme);
  const density = useSettings((state) => state.density);
  useEffect(() => {
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const dark = theme === "dark" || (theme === "system" && system.matches);
      document.documentElement.dataset.theme = dark ? "dark" : "light";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}
