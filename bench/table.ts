/** The lines as a table for the terminal and for Markdown. */
import type { Bar, Line, Unit } from "./line";

const heads = ["work", "bare", "product", "ratio", "bar", "met?"] as const;

/** A Markdown table: median (min–max), or the figure that the line names. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.work,
    line.bare ? figure(line.bare, line) : "–",
    figure(line.product, line),
    line.ratio === null ? "–" : `×${line.ratio.toFixed(2)}`,
    barText(line.bar, line.unit),
    line.met === null ? "" : line.met ? "yes" : "**no**",
  ]);
  const all = [[...heads], ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  const drawn = all.map(
    (row) => `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `|${widths.map((length) => "-".repeat(length + 2)).join("|")}|`;
  return [drawn[0], rule, ...drawn.slice(1)].join("\n");
}

/** What must be known to judge the figures, one sentence a line that has one. */
export function notes(lines: readonly Line[]): string {
  return lines
    .filter((line) => line.note !== null)
    .map(({ work, note }) => `- ${work}: ${note}`)
    .join("\n");
}

function figure(summary: NonNullable<Line["bare"]>, { statistic, unit }: Line): string {
  const value = quantity(summary[statistic], unit);
  if (summary.count === 1 || summary.min === summary.max) return value;
  return `${value} (${bareNumber(summary.min, unit)}–${bareNumber(summary.max, unit)})`;
}

export function quantity(value: number, unit: Unit): string {
  if (unit === "ms") return `${bareNumber(value, unit)} ms`;
  if (unit === "bytes") return value < 1_000 ? `${value} B` : `${bareNumber(value, unit)} KB`;
  return bareNumber(value, unit);
}

function bareNumber(value: number, unit: Unit): string {
  if (unit === "bytes") return (value / 1_000).toFixed(value < 100_000 ? 1 : 0);
  if (unit === "count") return value.toLocaleString("en");
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function barText(bar: Bar, unit: Unit): string {
  switch (bar.kind) {
    case "none":
      return "";
    case "ratio":
      return `≤ ×${bar.most}`;
    case "most":
      return `≤ ${quantity(bar.most, unit)}`;
    case "least":
      return `≥ ${quantity(bar.least, unit)}`;
    case "exactly":
      return `= ${quantity(bar.value, unit)}`;
  }
}

/** Japanese characters take two columns of a terminal. */
const width = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1), 0);

const pad = (text: string, to: number) => text + " ".repeat(Math.max(0, to - width(text)));
