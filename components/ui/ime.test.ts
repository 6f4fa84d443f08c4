import { describe, expect, it } from "vitest";
import { isComposing, type KeyPress, onEnter, onModEnter } from "./ime";

function press(part: Partial<KeyPress> = {}): KeyPress & { prevented: boolean } {
  return {
    key: "Enter",
    keyCode: 13,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
    ...part,
  };
}

function count(handler: (act: () => void) => (event: KeyPress) => void, event: KeyPress): number {
  let acted = 0;
  handler(() => acted++)(event);
  return acted;
}

describe("Enter", () => {
  it("acts when nothing is being composed, and takes the key", () => {
    const event = press();
    expect(count(onEnter, event)).toBe(1);
    expect(event.prevented).toBe(true);
  });

  it("does nothing while composing, as Chromium tells it", () => {
    const event = press({ isComposing: true, keyCode: 229 });
    expect(count(onEnter, event)).toBe(0);
    expect(event.prevented).toBe(false);
  });

  it("does nothing while composing, as React wraps it", () => {
    expect(count(onEnter, press({ nativeEvent: { isComposing: true } }))).toBe(0);
  });

  it("does nothing on Safari's confirming Enter, where only the key code tells", () => {
    expect(count(onEnter, press({ isComposing: false, keyCode: 229 }))).toBe(0);
  });

  it("leaves Enter with a modifier to others", () => {
    expect(count(onEnter, press({ shiftKey: true }))).toBe(0);
    expect(count(onEnter, press({ ctrlKey: true }))).toBe(0);
  });

  it("ignores other keys", () => {
    expect(count(onEnter, press({ key: "a", keyCode: 65 }))).toBe(0);
  });
});

describe("Ctrl or ⌘ with Enter", () => {
  it("acts with either modifier and not without", () => {
    expect(count(onModEnter, press({ ctrlKey: true }))).toBe(1);
    expect(count(onModEnter, press({ metaKey: true }))).toBe(1);
    expect(count(onModEnter, press())).toBe(0);
  });

  it("does nothing while composing", () => {
    expect(count(onModEnter, press({ metaKey: true, keyCode: 229 }))).toBe(0);
  });
});

describe("isComposing", () => {
  it("is false for an ordinary key", () => {
    expect(isComposing(press())).toBe(false);
  });
});
