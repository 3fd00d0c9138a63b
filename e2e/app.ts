import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { JoinOptions } from "../src/core/joinOptions.ts";
import type { LoadReport } from "../src/core/loading.ts";
import type { NodeInfo } from "../src/core/node.ts";
import { ancestorPaths, type NodePath } from "../src/core/path.ts";
import type { SelectionInput } from "../src/core/selection.ts";
import type { Block } from "../src/core/value.ts";
import type {
  CoordinateInfo,
  EvaluationResult,
  MemoryInfo,
  PlacedFile,
  PlanInfo,
  ReinstateOptions,
  ResolveOptions,
  TreeOptions,
} from "../src/rpc/explorerApi.ts";

export { expect };

const here = path.dirname(fileURLToPath(import.meta.url));
export const FIXTURES = path.join(here, "fixtures");
export const SAMPLE = path.join(here, "../public/samples/weather.h5");

export function fixture(name: string): string {
  return path.join(FIXTURES, name);
}

/** `window.proxima`, as far as the tests use it. */
export interface Scripting {
  open(files: readonly (File | PlacedFile)[], loadConfig?: unknown): Promise<NodePath[]>;
  loadReport(): Promise<LoadReport | null>;
  children(path: NodePath): Promise<NodeInfo[]>;
  info(path: NodePath): Promise<NodeInfo>;
  tree(path?: NodePath, options?: TreeOptions): Promise<string>;
  read(path: NodePath, selection?: SelectionInput): Promise<Block>;
  coordinate(path: NodePath, name: string): Promise<CoordinateInfo>;
  resolve(path: NodePath, options?: ResolveOptions): Promise<NodeInfo>;
  reinstate(path: NodePath, options?: ReinstateOptions): Promise<NodeInfo>;
  treatAsDimension(path: NodePath, dims: readonly string[] | null, options?: JoinOptions): Promise<NodeInfo>;
  plan(expression: string): Promise<PlanInfo>;
  evaluate(expression: string): Promise<EvaluationResult>;
  memory(): Promise<MemoryInfo>;
  close(path: NodePath): Promise<void>;
}

interface InputElement {
  type: string;
  id: string;
  multiple: boolean;
  hidden: boolean;
  readonly files: ArrayLike<File>;
}

/** What is global in the page: the tests are compiled without the DOM's types. */
export interface InPage {
  readonly proxima: Scripting;
  readonly document: {
    createElement(tag: "input"): InputElement;
    getElementById(id: string): InputElement;
    readonly body: { append(element: InputElement): void };
  };
  readonly localStorage: { setItem(key: string, value: string): void };
}

interface Scrollable {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  scrollTop: number;
}

const INPUT = "files-of-the-test";

/** The page as a person meets it, with a watch on what it says and asks for behind their back. */
export class App {
  /** Console errors, uncaught errors, requests beyond the page's own origin; a test fails if there are any at its end. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  readonly page: Page;
  #expected: RegExp[] = [];
  readonly #chosen: Record<string, unknown> = {};

  constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => {
      if (message.type() === "error") this.#complain(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.#complain(`uncaught: ${error.message}`));
    page.on("crash", () => this.#complain("the page crashed"));
    page.context().on("request", (request) => {
      const url = request.url();
      this.requests.push(url);
      const { origin, protocol } = new URL(url);
      const own =
        protocol === "blob:" ||
        protocol === "data:" ||
        origin === new URL(page.url()).origin ||
        page.url() === "about:blank";
      if (!own) this.#complain(`request beyond the page's origin: ${url}`);
    });
  }

  #complain(text: string): void {
    if (!this.#expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }

  /** Complaints that this test provokes. */
  expectComplaint(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  async goto(url = ""): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForFunction(() => "proxima" in globalThis);
  }

  /** Lowers the time that a reader gets to answer, before the page is opened. */
  setPatience(patience: number): Promise<void> {
    return this.#choose({ chosen: { patience } });
  }

  /** Sets the bytes that may be held, before the page is opened. */
  setMemoryBudget(memoryBudget: number): Promise<void> {
    return this.#choose({ chosen: { memoryBudget } });
  }

  /** As somebody who looks at tables wherever another view would come first, before the page is opened. */
  preferTables(): Promise<void> {
    return this.#choose({ looks: { instead: { line: "table", heat: "table" } } });
  }

  /** Settings of an earlier visit. */
  async #choose(choice: Readonly<Record<string, unknown>>): Promise<void> {
    Object.assign(this.#chosen, choice);
    const settings = JSON.stringify({ state: this.#chosen, version: 1 });
    await this.page.addInitScript((text) => {
      (globalThis as unknown as InPage).localStorage.setItem("proxima-settings", text);
    }, settings);
  }

  /** Opens files from disk through the scripting interface; the page shows them too. Returns their tree paths. */
  async open(...files: string[]): Promise<NodePath[]> {
    await this.#fillInput(files);
    return this.page.evaluate((id) => {
      const { proxima, document } = globalThis as unknown as InPage;
      return proxima.open(Array.from(document.getElementById(id).files));
    }, INPUT);
  }

  async #fillInput(files: string[]): Promise<void> {
    for (const file of files) if (!existsSync(file)) throw new Error(`no such file: ${file}`);
    await this.page.evaluate((id) => {
      const { document } = globalThis as unknown as InPage;
      if (document.getElementById(id)) return;
      const input = document.createElement("input");
      Object.assign(input, { type: "file", id, multiple: true, hidden: true });
      document.body.append(input);
    }, INPUT);
    await this.page.locator(`#${INPUT}`).setInputFiles(files);
  }

  info(node: NodePath): Promise<NodeInfo> {
    return this.page.evaluate((where) => (globalThis as unknown as InPage).proxima.info(where), node);
  }

  get tree(): Locator {
    return this.page.getByRole("tree");
  }

  /** The row of a node by its name, if it is on screen. */
  row(name: string | RegExp): Locator {
    const whole = typeof name === "string" ? new RegExp(`^${escapeRegExp(name)}$`) : name;
    return this.tree
      .getByRole("treeitem")
      .filter({ has: this.page.locator("bdi").filter({ hasText: whole }) })
      .first();
  }

  /** The row of a node by its path, if it is on screen. */
  rowAt(node: NodePath): Locator {
    return this.tree.locator(`[role=treeitem][data-id=${JSON.stringify(node)}]`);
  }

  /** Scrolls the tree until a row is there. */
  async #reveal(row: Locator): Promise<void> {
    const appears = (timeout: number) =>
      row.waitFor({ timeout }).then(
        () => true,
        () => false,
      );
    if (await appears(600)) return;
    // A wheel rolls on while the test looks: on a busy machine it would roll past the row.
    for (let top = 0; await this.#scrollTree(top); top += 550) if (await appears(250)) return;
    await row.waitFor();
  }

  /** Scrolls the tree to a place; whether there is such a place. */
  #scrollTree(top: number): Promise<boolean> {
    return this.tree.evaluate((tree, to) => {
      const all = [tree, ...tree.querySelectorAll("*")] as unknown as Scrollable[];
      const box = all.find((each) => each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 60);
      if (!box || to >= box.scrollHeight) return to === 0;
      box.scrollTop = to;
      return true;
    }, top);
  }

  async #click(row: Locator): Promise<void> {
    await this.#reveal(row);
    // While the tree still rolls, the row may slip away under the pointer.
    await expect(async () => {
      await row.click();
      await expect(row).toHaveAttribute("aria-selected", "true", { timeout: 1000 });
    }).toPass();
  }

  async #expand(row: Locator): Promise<void> {
    await this.#click(row);
    if ((await row.getAttribute("aria-expanded")) !== "true") await this.page.keyboard.press("ArrowRight");
    await expect(row).toHaveAttribute("aria-expanded", "true");
  }

  expand(name: string | RegExp): Promise<void> {
    return this.#expand(this.row(name));
  }

  /** Opens the branches on the way, then clicks the last one. */
  async select(...names: (string | RegExp)[]): Promise<void> {
    for (const name of names.slice(0, -1)) await this.expand(name);
    await this.#click(this.row(names.at(-1) ?? ""));
  }

  /** The same by a whole path, where names are met more than once. */
  async goTo(node: NodePath): Promise<void> {
    const target = this.rowAt(node);
    if (!(await target.isVisible())) {
      await this.#scrollTree(0);
      for (const branch of ancestorPaths(node)) {
        const row = this.rowAt(branch);
        await this.#reveal(row);
        if ((await row.getAttribute("aria-expanded")) !== "true") await this.#expand(row);
      }
    }
    await this.#click(target);
  }

  /** As in browsers that have no file handles; only their dialogs can be answered by a test. To be called before `goto`. */
  async withoutHandles(): Promise<void> {
    await this.page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "showOpenFilePicker");
      Reflect.deleteProperty(globalThis, "showDirectoryPicker");
    });
  }

  /** Opens files as a person does: by the button and the browser's dialog. */
  async choose(...files: string[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Open files" }).click();
    await (await chooser).setFiles(files);
  }

  tab(name: string): Locator {
    return this.page
      .getByRole("navigation", { name: "Open files" })
      .getByRole("button", { name: new RegExp(`^${escapeRegExp(name)}`) });
  }

  /** A fact of the inspector by its name. */
  fact(name: string): Locator {
    return this.inspector
      .locator("dt")
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator("+ dd");
  }

  /** An attribute of the inspector by its name. */
  attribute(name: string): Locator {
    return this.inspector.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Values of a dataset through the scripting interface. */
  numbers(node: NodePath, selection?: string): Promise<number[]> {
    return this.page.evaluate(
      async ([where = "", what = ""]) => {
        const { data } = await (globalThis as unknown as InPage).proxima.read(where, what);
        return Array.from(data as Float64Array, Number);
      },
      [node, selection],
    );
  }

  /** Closes every file. */
  closeAll(): Promise<void> {
    return this.page.evaluate(async () => {
      const { proxima } = globalThis as unknown as InPage;
      for (const { path: own } of await proxima.children("/")) await proxima.close(own);
    });
  }

  /** Types into the field that takes the table to a cell. */
  async jump(to: string): Promise<void> {
    const field = this.preview.getByRole("textbox", { name: /^Jump to/ });
    await field.fill(to);
    await field.press("Enter");
  }

  get inspector(): Locator {
    return this.page.getByRole("region", { name: "Inspector" });
  }

  get preview(): Locator {
    return this.page.getByTestId("preview");
  }

  get grid(): Locator {
    return this.preview.getByRole("grid");
  }

  /** A cell by its place on the axes of the table, counted from 0. */
  cell(row: number, column: number): Locator {
    return this.grid.locator(`[aria-rowindex="${row + 2}"] [aria-colindex="${column + 2}"]`);
  }
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

interface Fixtures {
  /** The page in a context of its own. */
  readonly app: App;
  /** A page that lasts for many tests which only open a file, ask about it and leave; it is open, and has no files. */
  readonly lastingApp: App;
}

export const test = base.extend<Fixtures, { readonly lastingPage: { app?: App } }>({
  app: async ({ page }, use) => {
    const app = new App(page);
    await use(app);
    expect(app.complaints).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  lastingPage: [async ({}, use) => use({}), { scope: "worker" }],
  lastingApp: async ({ browser, baseURL, lastingPage }, use, testInfo) => {
    if (!lastingPage.app) {
      lastingPage.app = new App(await browser.newPage({ ...(baseURL !== undefined && { baseURL }) }));
      await lastingPage.app.goto();
    }
    const { app } = lastingPage;
    await use(app);
    await app.closeAll().catch(() => undefined);
    const complaints = app.complaints.splice(0);
    // Whatever a test that failed has left behind is no matter of the next one.
    if (testInfo.status !== testInfo.expectedStatus || complaints.length > 0) {
      delete lastingPage.app;
      await app.page.close();
    }
    expect(complaints).toEqual([]);
  },
});
