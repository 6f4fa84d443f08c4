import { describe, expect, it } from "vitest";
import { type StorageInput, storageWords } from "./storage-words";

const roomy: StorageInput = { usage: 20e6, quota: 60e9, persisted: false, inIosBrowser: false };

describe("the words about the storage", () => {
  it.each([
    ["there is plenty of space", roomy, "roomy"],
    ["less than half a gigabyte is left", { ...roomy, quota: 400e6 }, "notPersisted"],
    ["more than half is used", { ...roomy, usage: 40e9 }, "notPersisted"],
    [
      "the browser has promised not to clear it, however full",
      { ...roomy, usage: 59.9e9, persisted: true },
      "persisted",
    ],
    ["it is Safari's own window, however roomy", { ...roomy, inIosBrowser: true }, "ios"],
  ] as const)("when %s", (_when, input, words) => {
    expect(storageWords(input)).toBe(words);
  });
});
