/** Every screen, both themes, both languages: no finding of axe, no sideways scroll, no small target. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addresses } from "../app/router/addresses";
import { viewports } from "./fixtures/browser";
import type { Office, Project } from "./fixtures/office";
import { expect, test } from "./fixtures/test";

const SMALLEST_TARGET = 44;

/** Every address with a record behind it where it names one. */
async function filledAddresses(office: Office, project: Project): Promise<[string, string][]> {
  const { admin } = office;
  const { ops } = await admin.push([
    {
      space: project.id,
      kind: "defect",
      type: "create",
      set: {
        severity: "fatal",
        occurredAt: Date.now(),
        title: "軽減税率の端数",
        module: "SD 販売",
      },
    },
    {
      space: project.id,
      kind: "actionItem",
      type: "create",
      set: { what: "与信の承認者一覧を営業に依頼する", type: "request", due: "2026-11-24" },
    },
  ]);
  const [defect, action] = ops.map((op) => op.record);
  return Object.entries(addresses).map(([name, pattern]) => {
    const record = name === "action" ? action : defect;
    const values: Record<string, string | undefined> = {
      ":project": project.id,
      ":number": "BUG-0001",
      ":record": record,
    };
    return [name, pattern.replace(/:\w+/g, (param) => values[param] ?? "")];
  });
}

async function settled(page: Page): Promise<void> {
  await page.locator("h1:visible").first().waitFor();
  // The live stream never ends, so "network idle" would not come: the screen is done when its text rests.
  let before: string | null = "";
  await expect
    .poll(
      async () => {
        const now = await page.locator("body").textContent();
        const rests = now === before && (now ?? "").trim() !== "";
        before = now;
        return rests;
      },
      { intervals: [150] },
    )
    .toBe(true);
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}

/** Controls smaller than 44 px in either direction, except links inside a sentence. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const controls = document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [role=button], [role=menuitem], [role=tab]",
    );
    const small: string[] = [];
    for (const control of controls) {
      const style = getComputedStyle(control);
      if (style.visibility === "hidden" || control.closest("[inert], [aria-hidden=true]")) continue;
      if (control.getBoundingClientRect().width === 0) continue;
      // A tap on its label reaches a field too: what counts is the place of both together.
      const labels = "labels" in control ? [...((control as HTMLInputElement).labels ?? [])] : [];
      // Nobody can tap what shows only once it has the focus (the skip link).
      if (control.offsetWidth <= 1 && labels.length === 0) continue;
      const boxes = [control, ...labels].map((part) => part.getBoundingClientRect());
      const height =
        Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      const width =
        Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const inSentence = control.tagName === "A" && style.display === "inline";
      if (!inSentence && (height < smallest - 0.5 || width < smallest - 0.5))
        small.push(
          `${control.tagName} "${(control.getAttribute("aria-label") ?? control.textContent ?? "").trim().slice(0, 30)}" ${Math.round(width)}×${Math.round(height)}`,
        );
    }
    return small;
  }, SMALLEST_TARGET);
}

for (const theme of ["light", "dark"] as const)
  for (const language of ["ja", "en"] as const)
    test(`axe finds nothing on any screen (${theme}, ${language})`, async ({
      office,
      server,
      newDevice,
    }) => {
      test.setTimeout(400_000);
      const project = await office.newProject();
      const all = await filledAddresses(office, project);
      const device = await newDevice({ viewport: viewports.phone, theme });
      const page = await office.signIn(device, office.admin, project);
      await page.evaluate((code) => localStorage.setItem("asayu.language", code), language);
      for (const viewport of [viewports.phone, viewports.tabletLandscape]) {
        await page.setViewportSize(viewport);
        for (const [name, path] of all) {
          await page.goto(server.origin + path);
          await settled(page);
          // A screen that is just being drawn has no heading yet: what counts is what stays.
          await expect(async () => {
            expect(await findings(page), `${name} at ${viewport.width}`).toEqual([]);
          }).toPass({ intervals: [1_500], timeout: 15_000 });
        }
      }
    });

test("no screen scrolls sideways and no target is under 44 px", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(400_000);
  const project = await office.newProject();
  const all = await filledAddresses(office, project);
  const device = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(device, office.admin, project);
  const trouble: string[] = [];
  for (const width of [320, 390, 820, 1180]) {
    await page.setViewportSize({ width, height: width > 1000 ? 820 : 844 });
    for (const [name, path] of all) {
      await page.goto(server.origin + path);
      await settled(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) trouble.push(`${name} at ${width}: ${wide} px too wide`);
      for (const target of await smallTargets(page)) trouble.push(`${name} at ${width}: ${target}`);
    }
  }
  expect([...new Set(trouble)]).toEqual([]);
});
