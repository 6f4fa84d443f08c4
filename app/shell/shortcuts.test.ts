import { describe, expect, it } from "vitest";
import type { KeyPress } from "@/components/ui/ime";
import { comboOf, isAsleep, type KeySource } from "./shortcuts";

function press(key: string, part: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    keyCode: 0,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    preventDefault() {},
    ...part,
  };
}

const awake: KeySource = { inField: false, covered: false, singleKeysOff: false };

describe("a key press", () => {
  it("is named by its key", () => {
    expect(comboOf(press("n"))).toBe("n");
    expect(comboOf(press("Escape"))).toBe("escape");
    expect(comboOf(press("?", { shiftKey: true }))).toBe("?");
  });

  it("takes ⌘ and Ctrl for the same", () => {
    expect(comboOf(press("Enter", { metaKey: true }))).toBe("mod+enter");
    expect(comboOf(press("Enter", { ctrlKey: true }))).toBe("mod+enter");
  });

  it("is nobody's while composing", () => {
    expect(comboOf(press("n", { isComposing: true }))).toBeNull();
    expect(comboOf(press("Enter", { ctrlKey: true, keyCode: 229 }))).toBeNull();
  });

  it("leaves capitals and Alt alone", () => {
    expect(comboOf(press("N", { shiftKey: true }))).toBeNull();
    expect(comboOf(press("n", { altKey: true }))).toBeNull();
  });
});

describe("shortcuts sleep", () => {
  it("in a field, but for ⌘/Ctrl", () => {
    expect(isAsleep("n", { ...awake, inField: true })).toBe(true);
    expect(isAsleep("mod+enter", { ...awake, inField: true })).toBe(false);
  });

  it("under a sheet or menu, all of them", () => {
    expect(isAsleep("n", { ...awake, covered: true })).toBe(true);
    expect(isAsleep("mod+enter", { ...awake, covered: true })).toBe(true);
  });

  it("when single keys are switched off, Esc excepted", () => {
    expect(isAsleep("j", { ...awake, singleKeysOff: true })).toBe(true);
    expect(isAsleep("escape", { ...awake, singleKeysOff: true })).toBe(false);
  });

  it("not otherwise", () => {
    expect(isAsleep("j", awake)).toBe(false);
  });
});
