// Runs before the first paint, so that the page never flashes in the other theme.
(() => {
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("proxima-settings") ?? "{}").state ?? {};
  } catch {
    // Storage that is blocked or damaged means: the defaults.
  }
  const dark = stored.theme === "dark" || (stored.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  if (stored.density === "compact" || stored.density === "relaxed") {
    document.documentElement.dataset.density = stored.density;
  }
})();
