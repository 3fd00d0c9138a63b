import { type App, expect, fixture, test } from "./app.ts";
import { show } from "./picture.ts";

// A screen of 1280 x 800 at 200 %.
test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

interface Extents {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** By how much the page is wider than its window. */
function overflow(app: App): Promise<number> {
  return app.page.evaluate(() => {
    const { document } = globalThis as unknown as { document: { documentElement: Extents } };
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
}

/** Buttons, fields and pictures of the preview that reach beyond the window at its right. */
function beyond(app: App): Promise<string[]> {
  return app.preview.evaluate((node) => {
    interface Part {
      readonly textContent: string;
      getAttribute(name: string): string | null;
      getBoundingClientRect(): { readonly right: number; readonly width: number };
      querySelectorAll(selector: string): Iterable<Part>;
      closest(selector: string): unknown;
    }
    const { innerWidth } = globalThis as unknown as { innerWidth: number };
    const parts = [...(node as unknown as Part).querySelectorAll("button, select, input, [role=img], canvas")];
    return parts
      .filter((part) => !part.closest("[role=grid]"))
      .filter((part) => part.getBoundingClientRect().width > 0 && part.getBoundingClientRect().right > innerWidth + 1)
      .map((part) => part.getAttribute("aria-label") ?? part.textContent);
  });
}

test("the page is of use at 200 %, 320 pixels wide, without motion and in forced colours", async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"), fixture("groups.h5"));
  await test.step("200 %: nothing lies beyond the edge, pictures have room", async () => {
    // The tree is a sheet of its own here; the palette leads everywhere.
    await app.page.keyboard.press("Control+k");
    const palette = app.page.getByRole("dialog", { name: "Command palette" });
    await palette.getByRole("combobox").fill("steps");
    await palette.getByRole("option", { name: "/views.h5/steps" }).click();
    const picture = await show(app, "Heat map");
    expect(await overflow(app)).toBe(0);
    expect(await beyond(app)).toEqual([]);
    const box = await picture.boundingBox();
    expect(box?.height).toBeGreaterThan(120);
    await show(app, "Line");
    expect(await beyond(app)).toEqual([]);
    await show(app, "Table");
    await expect(app.cell(0, 0)).toBeVisible();
  });

  await test.step("320 pixels: each view, a group and the export sheet fit", async () => {
    await app.page.setViewportSize({ width: 320, height: 640 });
    for (const view of ["Heat map", "Histogram", "Line", "Table"] as const) {
      await show(app, view);
      expect(await overflow(app), view).toBe(0);
      expect(await beyond(app), view).toEqual([]);
      if (view === "Heat map") expect((await app.preview.getByRole("img").boundingBox())?.height).toBeGreaterThan(200);
    }
    await show(app, "Heat map");
    await app.page.keyboard.press("Control+e");
    const sheet = app.page.getByRole("dialog");
    await expect(sheet.getByRole("button", { name: /^Save/ })).toBeInViewport();
    const wide = await sheet.evaluate((node) => {
      const { scrollWidth, clientWidth } = node as unknown as Extents;
      return scrollWidth - clientWidth;
    });
    expect(wide).toBeLessThanOrEqual(0);
    await app.page.keyboard.press("Escape");
  });

  await test.step("without motion nothing moves by itself", async () => {
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await app.page.emulateMedia({ reducedMotion: "reduce" });
    await app.page.getByRole("button", { name: "Settings" }).click();
    await expect(app.page.getByRole("dialog")).toBeVisible();
    const moving = await app.page.evaluate(() => {
      interface Animation {
        readonly effect: { getComputedTiming(): { readonly duration: unknown } } | null;
      }
      const { document } = globalThis as unknown as { document: { getAnimations(): readonly Animation[] } };
      return document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 20)
        .length;
    });
    expect(moving).toBe(0);
    await app.page.keyboard.press("Escape");
    await app.page.emulateMedia({ reducedMotion: null });
  });

  await test.step("in forced colours what is selected, pressed and checked is still told apart", async () => {
    await app.page.emulateMedia({ forcedColors: "active" });
    const looks = (role: "radio" | "button", name: string) =>
      app.preview.getByRole(role, { name, exact: true }).evaluate((node) => {
        interface Styled {
          readonly nextElementSibling: unknown;
          readonly tagName: string;
        }
        const page = globalThis as unknown as {
          getComputedStyle(node: unknown): { backgroundColor: string; outlineStyle: string; borderColor: string };
        };
        const styled = node as unknown as Styled;
        const { backgroundColor, outlineStyle, borderColor } = page.getComputedStyle(
          styled.tagName === "INPUT" ? styled.nextElementSibling : node,
        );
        return [backgroundColor, outlineStyle, borderColor].join(" ");
      });
    expect(await looks("radio", "Heat map")).not.toBe(await looks("radio", "Line"));
    const before = await looks("button", "Profiles");
    await app.preview.getByRole("button", { name: "Profiles" }).click();
    await app.page.mouse.move(2, 2);
    expect(await looks("button", "Profiles")).not.toBe(before);
    const ground = (selected: boolean) =>
      app.tree
        .locator(`[role=treeitem][aria-selected=${selected}]`)
        .first()
        .evaluate((node) => {
          const page = globalThis as unknown as {
            getComputedStyle(node: unknown): { backgroundColor: string; outlineStyle: string };
          };
          const { backgroundColor, outlineStyle } = page.getComputedStyle(node);
          return `${backgroundColor} ${outlineStyle}`;
        });
    expect(await ground(true)).not.toBe(await ground(false));
    // The colours of a picture mean numbers: they stay.
    await expect(app.preview.getByRole("img", { name: /^Heat map/ })).toBeVisible();
  });
});
