import { FolderUp, Play } from "lucide-react";
import { Suspense } from "react";
import type { EntryPlan } from "../../core/loading.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import { useJobs } from "../../state/jobs.ts";
import { readyValue } from "../../state/loadable.ts";
import { useLoading } from "../../state/loading.ts";
import { openFolder } from "../files/openFiles.ts";
import { ConfigEditor } from "../lazyParts.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { FaultNote } from "../parts/FaultNote.tsx";
import { EntryPlans } from "./EntryPlans.tsx";
import styles from "./Load.module.css";
import { ReportView } from "./ReportView.tsx";

const NONE: readonly EntryPlan[] = [];

/** A load configuration: its text, which files it matches, where they would land, and what came of running it. */
export function LoadDialog() {
  const shown = useLoading((state) => state.shown);
  const { hide } = useLoading.getState();
  return (
    <Dialog title="Load by a configuration" place="large" open={shown} onClose={hide}>
      <LoadPanel />
    </Dialog>
  );
}

function LoadPanel() {
  const { files, origin, report, fault, running } = useLoading();
  if (report && !running) return <AfterRun />;
  return (
    <div className={styles.panel}>
      <p className={styles.about}>
        {origin === null ? "A configuration of your own" : <code>{visibleName(origin)}</code>}, for{" "}
        {files.length === 1 ? "1 file" : `${groupedCount(files.length)} files`}.{" "}
        {files.length === 0 && "Choose the folder that it is for; or drop it on the page."}
      </p>
      <div className={styles.columns}>
        <section className={styles.column} aria-label="Configuration">
          <Suspense fallback={<p className="quiet">Loading the editor …</p>}>
            <ConfigEditor key={origin} />
          </Suspense>
        </section>
        <section className={styles.column} aria-label="Preview of the load" data-scrolls>
          <Plans />
        </section>
      </div>
      {fault && <FaultNote fault={fault} title="Nothing was loaded" />}
      {running ? <Running /> : <Actions />}
    </div>
  );
}

function Plans() {
  const entries = useLoading((state) => readyValue(state.check)?.entries ?? NONE);
  return <EntryPlans entries={entries} />;
}

function Actions() {
  const { check, files, run, openWithout, origin } = useLoading();
  const checked = readyValue(check);
  const errors = checked?.marks.filter(({ severity }) => severity === "error").length ?? 0;
  const count =
    checked?.entries.filter(({ enabled }) => enabled).reduce((sum, entry) => sum + entry.files.length, 0) ?? 0;
  return (
    <div className={styles.actions}>
      <button
        type="button"
        className="button"
        data-primary
        disabled={!checked || errors > 0 || count === 0}
        onClick={() => void run()}
      >
        <Play size={14} aria-hidden /> Load {count === 1 ? "1 file" : `${groupedCount(count)} files`}
      </button>
      {origin !== null && (
        <button type="button" className="button" onClick={() => void openWithout()}>
          Open without it
        </button>
      )}
      {files.length === 0 && (
        <button type="button" className="button" onClick={() => void openFolder()}>
          <FolderUp size={14} aria-hidden /> Choose a folder
        </button>
      )}
      <span className={styles.hint}>
        {errors > 0
          ? errors === 1
            ? "One problem is to be mended first."
            : `${errors} problems are to be mended first.`
          : "Ctrl Enter loads."}
      </span>
    </div>
  );
}

function Running() {
  const job = useJobs((state) => state.jobs.find(({ kind }) => kind === "load"));
  const { cancel } = useLoading.getState();
  return (
    <div className={styles.actions}>
      <progress
        className={styles.progress}
        aria-label="Loaded so far"
        {...(job && job.total > 0 && { value: job.done, max: job.total })}
      />
      <span className={styles.hint}>
        {job && job.total > 0 ? `${byteText(job.done)} of ${byteText(job.total)}` : "Loading …"}
      </span>
      <button type="button" className="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}

function AfterRun() {
  const { report, hide, dismissReport } = useLoading();
  if (!report) return null;
  return (
    <div className={styles.panel}>
      <div className={styles.column} data-scrolls>
        <ReportView report={report} />
      </div>
      <div className={styles.actions}>
        <button type="button" className="button" data-primary onClick={hide}>
          Show the tree
        </button>
        <button type="button" className="button" onClick={dismissReport}>
          Back to the configuration
        </button>
      </div>
    </div>
  );
}
