import { RotateCw, TriangleAlert } from "lucide-react";
import { baseName } from "../../core/path.ts";
import { useNotices } from "../../state/notices.ts";
import { type SessionFile, useSession } from "../../state/session.ts";
import { Name } from "../parts/Name.tsx";
import styles from "./Files.module.css";
import { pickOneFile } from "./picked.ts";

/** Says of each file that changed on disk that it did, and offers to read it again. */
export function ChangedBanner() {
  const files = useSession((state) => state.files);
  return files.flatMap((file) => (file.changed ? [<Banner key={file.path} changed={file.changed} />] : []));
}

type Changed = NonNullable<SessionFile["changed"]>;

function Banner({ changed }: { readonly changed: Changed }) {
  return (
    <div className={styles.changed} role="alert">
      <TriangleAlert size={16} aria-hidden />
      <p>
        <strong>
          <Name text={baseName(changed.path)} />
        </strong>
        : {changed.fault.message}
      </p>
      <button type="button" className="button" data-small onClick={() => void reload(changed)}>
        <RotateCw size={14} aria-hidden /> Reload
      </button>
    </div>
  );
}

/** A file that came without a handle has to be chosen again: what the page holds of it is out of date. */
async function reload({ path }: Changed): Promise<void> {
  const session = useSession.getState();
  if (await session.reload(path)) return;
  try {
    const chosen = await pickOneFile();
    if (chosen) await session.reload(path, chosen);
  } catch (error) {
    useNotices.getState().tellFault("The file could not be read", error);
  }
}
