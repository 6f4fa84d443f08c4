import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Changes, createChanges } from "./changes";
import { UserDatabase } from "./database";
import { createKiosk, type KioskControl } from "./kiosk";

const place = { project: "p", space: "s", session: "t" };
let count = 0;
let now = 0;
let database: UserDatabase;
let channels: Changes[];
let open: KioskControl[];

/** A tab of the same browser, or the same device after a restart. */
async function tab(): Promise<KioskControl> {
  const changes = createChanges(database.name);
  channels.push(changes);
  const kiosk = await createKiosk({
    ...{ database, changes },
    now: () => now,
    onError: (error) => expect.unreachable(String(error)),
  });
  open.push(kiosk);
  return kiosk;
}

beforeEach(() => {
  count += 1;
  now = 1_000_000;
  database = new UserDatabase(`kiosk${count}`);
  channels = [];
  open = [];
});

afterEach(async () => {
  for (const kiosk of open) kiosk.close();
  for (const changes of channels) changes.close();
  await database.delete();
});

describe("kiosk mode", () => {
  it("is there again after a restart, and only its PIN leads out", async () => {
    await (await tab()).enter(place, "4927");
    const later = await tab();
    expect(later.current()).toMatchObject(place);
    expect(await later.leave("1111")).toBe(false);
    expect(later.current()).toMatchObject({ wrong: 1 });
    now += 2_000;
    expect(await later.leave("4927")).toBe(true);
    expect(later.current()).toBeNull();
    expect((await tab()).current()).toBeNull();
  });

  it("does not look at a PIN during the wait, in any tab and after a restart", async () => {
    const first = await tab();
    await first.enter(place, "4927");
    await first.leave("1111");
    now += 1_999;
    expect(await first.leave("4927")).toBe(false);
    const second = await tab();
    expect(await second.leave("4927")).toBe(false);
    // What came too early has not counted.
    expect(second.current()).toMatchObject({ wrong: 1 });
    now += 1;
    expect(await second.leave("4927")).toBe(true);
  });

  it("counts a try before it looks at it, so that a kill in between saves nobody the wait", async () => {
    const kiosk = await tab();
    await kiosk.enter(place, "4927");
    const tried = kiosk.leave("1111");
    await vi.waitFor(async () =>
      expect((await database.meta.get("kiosk"))?.value).toMatchObject({ wrong: 1 }),
    );
    // Counted, and not yet looked at.
    expect(kiosk.current()).toMatchObject({ wrong: 0 });
    await tried;
  });

  it("reaches and leaves the other tabs by itself", async () => {
    const [one, other] = [await tab(), await tab()];
    const heard = vi.fn();
    other.listen(heard);
    await one.enter(place, "4927");
    await vi.waitFor(() => expect(other.current()).toMatchObject(place));
    expect(heard).toHaveBeenCalled();
    await one.release();
    await vi.waitFor(() => expect(other.current()).toBeNull());
  });

  it("keeps nothing of the PIN that could be read", async () => {
    await (await tab()).enter(place, "49271");
    expect(JSON.stringify(await database.meta.toArray())).not.toContain("49271");
  });
});
