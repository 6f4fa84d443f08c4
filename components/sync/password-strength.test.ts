import { describe, expect, it } from "vitest";
import { passwordStrength } from "./password-strength";

describe("the strength of a password", () => {
  it.each([
    ["", "short"],
    ["asayu-123", "short"],
    ["aaaaaaaaaaaaaaaa", "short"],
    ["kaigishitsu", "fair"],
    ["会議室でお茶を飲む", "short"],
    ["朝の会議室でお茶を飲む", "fair"],
    ["朝の会議室で3杯のお茶!", "strong"],
    ["kaigishitsu de ocha", "strong"],
  ] as const)("%s: %s", (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });
});
