/** Every address of the route table opens from the device alone, with its data. */
import { untilOfflineReady } from "./fixtures/browser";
import { addressNames, filledProject, shownAt } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test("every route opens at an address never visited, server and browser killed, with its data", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(240_000);
  const project = await filledProject(office);
  const device = await newDevice();
  const page = await office.signIn(device, project.tester, project);
  await expect(page.getByText(shownAt.defects)).toBeVisible();
  await untilOfflineReady(page);
  await server.kill();
  try {
    for (const name of addressNames) {
      const fresh = await device.restart();
      const answer = await fresh.goto(server.origin + project.paths[name]);
      expect(answer?.fromServiceWorker(), `${name} from the worker`).toBe(true);
      const shown = fresh.getByText(shownAt[name]).filter({ visible: true }).first();
      await expect(shown, name).toBeVisible();
    }
  } finally {
    await server.restart();
  }
});
