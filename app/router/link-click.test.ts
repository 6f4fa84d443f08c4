import { describe, expect, it } from "vitest";
import { addressToOpen, type LinkClick, type LinkTarget } from "./link-click";

const plain: LinkClick = {
  button: 0,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  defaultPrevented: false,
};
const link: LinkTarget = {
  href: "https://uat.example/p/1/defects?q=a#x",
  target: "",
  download: false,
};
const origin = "https://uat.example";

describe("a click on a link", () => {
  it("is followed inside the app", () => {
    expect(addressToOpen(plain, link, origin)).toBe("/p/1/defects?q=a#x");
  });

  it.each([
    ["the middle button", { button: 1 }],
    ["⌘", { metaKey: true }],
    ["Ctrl", { ctrlKey: true }],
    ["Shift", { shiftKey: true }],
    ["Alt", { altKey: true }],
    ["someone who already took it", { defaultPrevented: true }],
  ])("stays the browser's with %s", (_, part) => {
    expect(addressToOpen({ ...plain, ...part }, link, origin)).toBeNull();
  });

  it.each([
    ["another site", { href: "https://other.example/" }],
    ["a door of the server", { href: "https://uat.example/api/files/1" }],
    ["another window", { target: "_blank" }],
    ["a file to save", { download: true }],
  ])("stays the browser's towards %s", (_, part) => {
    expect(addressToOpen(plain, { ...link, ...part }, origin)).toBeNull();
  });
});
