import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The colour roles as written in globals.css: name → [light, dark]. */
const roles = new Map(
  [
    ...readFileSync(new URL("./globals.css", import.meta.url), "utf8").matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name = "", light = "", dark = ""]) => [name, [light, dark] as const]),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["bg", "surface", "surface-2"];
const textPairs = [
  ...["text", "text-2", "text-3", "link", "ok", "warn", "err", "req"].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ["on-primary", "primary"],
  ["link", "tint"],
  ["text", "tint"],
  ["text-3", "tint"],
  ["surface", "err"],
  ...["asa", "yu", "ok", "warn", "err", "req"].map((text) => [text, `${text}-tint`]),
  ...["asa", "ok", "warn", "err"].map((tint) => ["text-2", `${tint}-tint`]),
];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("colours of the %s theme", (_theme, index) => {
  const colour = (role: string | undefined) => {
    const pair = roles.get(role ?? "");
    if (!pair) throw new Error(`no colour role ${role}`);
    return pair[index];
  };

  it.each(textPairs)("let %s be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("show the border of a control on %s", (ground) => {
    expect(contrast(colour("control"), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe("the measure itself", () => {
  it("agrees with the known extremes", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#0017c1", "#1a1a1a")).toBeCloseTo(1.57, 2);
  });
});
