/** What people wrote stays text: records full of scripts, links and markup on every screen, and nothing of them runs. */
import type { Page } from "@playwright/test";
import { addresses, href } from "../app/router/addresses";
import { listAddress, recordAddress } from "../app/router/record-addresses";
import { kinds } from "../lib/records";
import { hashOf } from "../server/hostile/calls.fixture";
import { keptTexts, PLANTED } from "../server/hostile/texts.fixture";
import { type Device, untilOfflineReady, viewports } from "./fixtures/browser";
import { hostileLines, hostileRecords } from "./fixtures/hostile-records";
import { photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { ScreenPage } from "./pages/screen-page";

const name = `<img src=x onerror=globalThis.${PLANTED}=1>`;

/** Notes everything that a script of the corpus, or a policy that had to stop one, would show. */
async function watch({ context, page }: Device, origin: string): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction("noteViolation", (what: string) => void seen.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { noteViolation } = globalThis as unknown as Record<string, (what: string) => void>;
      noteViolation?.(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => void seen.push(`popup: ${popup.url()}`));
  page.on("download", (download) => void seen.push(`download: ${download.suggestedFilename()}`));
  page.on("pageerror", (error) => void seen.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) seen.push(message.text());
  });
  context.on("request", (request) => {
    const url = request.url();
    const own = [origin, "blob:", "data:"].some((start) => url.startsWith(start));
    if (!own) seen.push(`request: ${url}`);
  });
  return seen;
}

/** Elements that no screen of the product has, and what a script of the corpus leaves. */
const strangers = (page: Page) =>
  page.evaluate((planted) => {
    const made = [
      ...[
        "iframe",
        "object",
        "embed",
        "base",
        "video",
        "math",
        "details[ontoggle]",
        "form[action]",
      ],
      ...["[onerror]", "[onload]", "[onclick]", "[onfocus]", "[onmouseover]", "img[src='x']"],
      ...["meta[http-equiv=refresh]", "body script", "[style*='evil.example']"],
      ...["a[href^='javascript:' i]", "a[href^='data:' i]", "a[href*='evil.example']"],
    ].filter((selector) => document.body.querySelector(selector) !== null);
    // Next's own scripts stand at the end of the body, outside of what the app draws.
    const own = made.filter((selector) => selector !== "body script");
    return { planted: Reflect.get(globalThis, planted) ?? null, made: own };
  }, PLANTED);

test("no text of the corpus runs, leads away or becomes markup on any screen", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(300_000);
  const project = await office.newProject(name);
  const { admin } = office;
  const viewer = await office.member(project, "viewer", name);
  const photo = await photoFile(7);
  await admin.bring(project.id, photo.buffer);
  const { ops, idOf } = hostileRecords(project.id, admin.userId, hashOf(photo.buffer));
  const [meeting = "", defect = ""] = [idOf.get("meeting"), idOf.get("defect")];
  await admin.push([...ops, ...hostileLines(project.id, meeting, defect)]);
  const issue = idOf.get("issue") ?? "";
  const beyond = { space: project.id, kind: "issue", type: "set", record: issue } as const;
  await expect(viewer.push([{ ...beyond, set: { title: name } }])).rejects.toThrow(/forbidden/);
  await admin.push([
    { space: project.id, kind: "risk", type: "delete", record: idOf.get("risk") ?? "" },
  ]);

  const device = await newDevice({ viewport: viewports.tabletLandscape });
  const seen = await watch(device, server.origin);
  const page = await office.signIn(device, admin, project);
  await untilOfflineReady(page);
  const screen = new ScreenPage(page);
  // Its lines were written last: once they stand there, everything else is on the device too.
  const shown = async (path: string) => {
    await screen.open(server.origin + path, keptTexts.scriptAddress ?? "");
    return page.locator("main").textContent();
  };
  await shown(href("meeting", { project: project.id, record: meeting }));
  const own = [...idOf].flatMap(([kind, record]) => [
    listAddress(project.id, kind),
    recordAddress(kinds, project.id, kind, record) ?? [],
  ]);
  const plain = Object.values(addresses)
    .filter((path) => !/:(record|kind|number)/.test(path) && !/setup|join|sign-in/.test(path))
    .map((path) => path.replace(":project", project.id));
  // Each opens the app anew: a third of them is a fair share.
  const searches = Object.values(keptTexts)
    .filter((_, place) => place % 3 === 0)
    .map((q) => href("search", { project: project.id }, { q }));
  const paths = [...new Set([...plain, ...own.flat(), ...searches])];
  expect(paths.length).toBeGreaterThan(90);
  for (const path of paths) {
    await screen.open(server.origin + path, /./);
    expect(await strangers(page), path).toEqual({ planted: null, made: [] });
    expect(seen, path).toEqual([]);
  }

  // Every text stands there as a text.
  const minutes = await shown(href("meeting", { project: project.id, record: meeting }));
  for (const [key, text] of Object.entries(keptTexts)) expect(minutes, key).toContain(text);
  expect(seen).toEqual([]);

  // The watch itself is awake: what no screen draws would be seen.
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), name);
  await expect.poll(() => seen.join()).toMatch(/policy: script-src/);
  expect((await strangers(page)).made).toContain("[onerror]");
});

test("an address to go on to after signing in never leads away", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const { project, person } = await (async () => {
    const project = await office.newProject();
    return { project, person: await office.member(project, "tester", "業務担当者A") };
  })();
  for (const to of [
    "//evil.example/",
    `javascript:globalThis.${PLANTED}=1`,
    "https://evil.example",
  ]) {
    const device = await newDevice({ viewport: viewports.phone });
    const seen = await watch(device, server.origin);
    const page = await office.signInTo(device, person, to);
    await expect(page.getByRole("link", { name: /同期済|同期/ }).first()).toBeVisible({
      timeout: 30_000,
    });
    expect(new URL(page.url()).origin).toBe(server.origin);
    expect(await strangers(page), to).toEqual({ planted: null, made: [] });
    expect(seen, `${to} ${project.id}`).toEqual([]);
  }
});
