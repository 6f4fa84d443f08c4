import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { accessOf, createDevice } from "./device";

const day = 24 * 60 * 60 * 1_000;

describe("the offline lease", () => {
  it("opens for 14 days after an online sign-in, then locks until the next one", async () => {
    let now = 0;
    const device = createDevice(() => now);
    await device.signedIn({ id: "a", name: "A" });
    const person = await device.active();
    if (!person) throw new Error("nobody is active");
    expect(accessOf(person, 14 * day - 1)).toBe("open");
    expect(accessOf(person, 14 * day)).toBe("lease");
    now = 20 * day;
    expect(accessOf(await device.signedIn({ id: "a", name: "A" }), now)).toBe("open");
    device.close();
  });

  it("is not lengthened by setting the clock back", () => {
    const person = {
      ...{ userId: "a", name: "A", leaseUntil: 14 * day, lastUsed: 15 * day },
      ...{ waiting: 0, revoked: false },
    };
    expect(accessOf(person, 1 * day)).toBe("lease");
  });

  it("keeps who is known and what waits when somebody else signs in", async () => {
    const device = createDevice(() => 5);
    await device.signedIn({ id: "a", name: "A" });
    await device.note("a", { waiting: 3 });
    await device.signedOut();
    expect(await device.active()).toBeUndefined();
    await device.signedIn({ id: "b", name: "B" });
    const people = await device.people();
    expect(people.map(({ userId, waiting }) => [userId, waiting]).sort()).toEqual([
      ["a", 3],
      ["b", 0],
    ]);
    device.close();
  });
});
