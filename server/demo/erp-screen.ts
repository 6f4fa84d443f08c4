/**
 * Pictures of ERP screens as a tester photographs them, composed of boxes and lines of text: the server reads no
 * SVG, and no real system may be shown.
 */
import sharp, { type OverlayOptions } from "sharp";
import type { ScreenPhoto } from "@/lib/demo/faults/photos";

export type ErpScreen = Omit<ScreenPhoto, "case">;

const WIDTH = 1_280;
const HEIGHT = 960;
const ROW = 64;
const GRID_TOP = 204;
const MARGIN = 40;

/** JPEG bytes, some 50 KB. */
export async function erpScreen({ title, rows, wrong, message }: ErpScreen): Promise<Buffer> {
  const step = (WIDTH - 2 * MARGIN) / (rows[0]?.length ?? 1);
  const parts = [
    box(0, 0, WIDTH, 72, "#27527f"),
    text(title, MARGIN, 20, 32, "#ffffff", true),
    ...button("検索", MARGIN, "#3d78b4", "#ffffff"),
    ...button("印刷", 206, "#ffffff", "#23405f"),
    ...rows.flatMap((row, line) => rowOf(row, line, step)),
    ...frame(GRID_TOP + wrong * ROW),
    ...(message ? saying(message) : []),
  ];
  const blank = { width: WIDTH, height: HEIGHT, channels: 3, background: "#eef1f5" } as const;
  return sharp({ create: blank }).composite(parts).jpeg({ quality: 82 }).toBuffer();
}

/** False where no Japanese font is installed: every character is then drawn as the same box. */
export async function canDrawJapanese(): Promise<boolean> {
  const drawn = (character: string) =>
    sharp({ text: textOf(character, 32, "#000000", false) })
      .raw()
      .toBuffer();
  return !(await drawn("税")).equals(await drawn("率"));
}

function rowOf(row: readonly string[], line: number, step: number): OverlayOptions[] {
  const top = GRID_TOP + line * ROW;
  const fill = line === 0 ? "#d5e1ee" : line % 2 ? "#ffffff" : "#f4f7fa";
  return [
    box(MARGIN, top, WIDTH - 2 * MARGIN, ROW, "#c3cedb"),
    box(MARGIN + 1, top + 1, WIDTH - 2 * MARGIN - 2, ROW - 1, fill),
    ...row.map((cell, column) => {
      const left = Math.round(56 + column * step);
      return text(cell, left, top + 18, 26, line === 0 ? "#23405f" : "#1c2733", line === 0);
    }),
  ];
}

/** Around what is wrong, as somebody would point at it. */
function frame(top: number): OverlayOptions[] {
  const [left, width, height, thick] = [MARGIN - 6, WIDTH - 2 * MARGIN + 12, ROW + 8, 6];
  const red = "#d4160c";
  return [
    box(left, top - 4, width, thick, red),
    box(left, top - 4 + height, width, thick, red),
    box(left, top - 4, thick, height, red),
    box(left + width - thick, top - 4, thick, height, red),
  ];
}

const button = (label: string, left: number, fill: string, colour: string): OverlayOptions[] => [
  box(left, 104, 150, 56, "#9fb0c2"),
  box(left + 1, 105, 148, 54, fill),
  text(label, left + 48, 119, 26, colour, false),
];

const saying = (message: string): OverlayOptions[] => [
  box(MARGIN, HEIGHT - 140, WIDTH - 2 * MARGIN, 76, "#e0bb4c"),
  box(MARGIN + 1, HEIGHT - 139, WIDTH - 2 * MARGIN - 2, 74, "#fdf3d6"),
  text(message, 64, HEIGHT - 115, 27, "#5b4500", false),
];

const box = (left: number, top: number, width: number, height: number, background: string) => ({
  ...{ left, top },
  input: { create: { width, height, channels: 3 as const, background } },
});

const text = (
  words: string,
  left: number,
  top: number,
  size: number,
  colour: string,
  isBold: boolean,
) => ({ left, top, input: { text: textOf(words, size, colour, isBold) } });

const textOf = (words: string, size: number, colour: string, isBold: boolean) => ({
  // An image of text is as high as its ink; the unseen character sets figures and kanji on one line.
  text: `<span foreground="${colour}" weight="${isBold ? "bold" : "normal"}">${escaped(words)}<span alpha="1">国</span></span>`,
  font: `Noto Sans CJK JP, Hiragino Sans, Yu Gothic UI, Sans ${size}`,
  ...{ rgba: true, dpi: 72 },
});

const escaped = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
