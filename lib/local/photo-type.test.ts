import { describe, expect, it } from "vitest";
import { photoType } from "./photo-type";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("photoType", () => {
  it("tells photos by their bytes", () => {
    expect(photoType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
    expect(photoType(bytes("\u0089PNG\r\n\u001a\nrest"))).toBe("image/png");
    expect(photoType(bytes("RIFF1234WEBPVP8 "))).toBe("image/webp");
  });
  it.each([
    ["an empty file", "", "fileEmpty"],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>', "fileType"],
    ["HEIC", "\u0000\u0000\u0000\u0018ftypheic", "fileType"],
    ["a text that calls itself a photo", "this is not a photo", "fileType"],
    ["a sound in the same container as WebP", "RIFF1234WAVEfmt ", "fileType"],
  ])("refuses %s", (_, content, code) => {
    expect(() => photoType(bytes(content))).toThrow(expect.objectContaining({ code }));
  });
});
