import { explorer } from "./explorer.ts";
import { useSession } from "./session.ts";

/**
 * Whoever comes back to the page may have written the files meanwhile: those that are other ones now are told, before
 * anything of them is clicked.
 */
export function watchFiles(): void {
  addEventListener("focus", () => {
    const paths = useSession.getState().files.flatMap(({ path, error, changed }) => (error || changed ? [] : [path]));
    // A file that changed is told by an event; what else there is to say is said where it is looked at.
    if (paths.length > 0)
      void explorer()
        .describe(paths)
        .catch(() => undefined);
  });
}
