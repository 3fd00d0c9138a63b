import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FIXTURES } from "./app.ts";

const LOAD = path.join(FIXTURES, "load");

/**
 * A folder of measurements: `measurements/dayNNN.hdf5` and `dayNNN_params.yml` for each day, of which every odd one is
 * that of day 1, every even one that of day 2; beside them an array, notes and a load configuration.
 */
export function measurements(top: string, days = 42): string {
  const folder = path.join(top, "campaign");
  mkdirSync(path.join(folder, "measurements"), { recursive: true });
  for (let day = 1; day <= days; day++) {
    const from = `day00${day % 2 === 1 ? 1 : 2}`;
    const to = path.join(folder, "measurements", `day${String(day).padStart(3, "0")}`);
    copyFileSync(path.join(LOAD, "measurements", `${from}.hdf5`), `${to}.hdf5`);
    copyFileSync(path.join(LOAD, "measurements", `${from}_params.yml`), `${to}_params.yml`);
  }
  for (const name of ["heights.npy", "notes.txt", "load_cfg.yml"]) {
    copyFileSync(path.join(LOAD, name), path.join(folder, name));
  }
  return folder;
}

/** A file that is no HDF5, though its name says so. */
export function badDay(folder: string, day: string): void {
  writeFileSync(path.join(folder, "measurements", `day${day}.hdf5`), "not a file of HDF5");
}
