import { describe, expect, it } from "vitest";
import { isKeptPin, isPin, keepPin, plainPin, waitAfter, waitLeft } from "./pin";

describe("a PIN", () => {
  it("has four to eight digits, in either width", () => {
    expect(isPin(plainPin(" ４９２７ "))).toBe(true);
    expect(isPin("12345678")).toBe(true);
    for (const wrong of ["", "123", "123456789", "12a4", "12 34"]) expect(isPin(wrong)).toBe(false);
  });

  it("is known again by what is kept of it, and no other one is", async () => {
    const kept = await keepPin("4927", 1_000);
    expect(await isKeptPin("4927", kept)).toBe(true);
    expect(await isKeptPin("4928", kept)).toBe(false);
    expect(JSON.stringify([...kept.hash, ...kept.salt])).not.toContain("4927");
  });

  it("is kept differently every time", async () => {
    const [one, other] = await Promise.all([keepPin("4927", 1_000), keepPin("4927", 1_000)]);
    expect(one.hash).not.toEqual(other.hash);
  });

  it("is slow to guess", async () => {
    expect((await keepPin("4927")).rounds).toBeGreaterThanOrEqual(600_000);
  });
});

describe("the wait after wrong PINs", () => {
  it("doubles, up to a quarter of an hour", () => {
    const seconds = [0, 1, 2, 3, 9, 10, 40].map((wrong) => waitAfter(wrong) / 1_000);
    expect(seconds).toEqual([0, 2, 4, 8, 512, 900, 900]);
  });

  it("runs from the last try, and a clock set back does not lengthen it", () => {
    expect(waitLeft({ wrong: 2, last: 10_000 }, 11_000)).toBe(3_000);
    expect(waitLeft({ wrong: 2, last: 10_000 }, 14_000)).toBe(0);
    expect(waitLeft({ wrong: 2, last: 10_000 }, 0)).toBe(4_000);
    expect(waitLeft({ wrong: 0, last: 0 }, 5)).toBe(0);
  });
});
