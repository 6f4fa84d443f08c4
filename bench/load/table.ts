/** Rows with named cells as a Markdown table. */

export type Cells = Readonly<Record<string, string | number>>;

export function tableOf(rows: readonly Cells[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const lines = [
    heads,
    heads.map(() => "---"),
    ...rows.map((row) => heads.map((head) => row[head])),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
