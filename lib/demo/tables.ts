/** Reads the tables of the demo: one line a row, cells between bars, a heading over the rows that share it. */

export interface Section {
  /** The cells of the heading, without its mark. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Sections start with `#`; what stands before the first one belongs to a section without a heading. */
export function sectionsOf(table: string): Section[] {
  const sections: { head: string[]; rows: string[][] }[] = [];
  for (const line of table.split("\n")) {
    if (line.trim() === "") continue;
    if (line.startsWith("#")) sections.push({ head: cellsOf(line.slice(1)), rows: [] });
    else {
      if (sections.length === 0) sections.push({ head: [], rows: [] });
      sections.at(-1)?.rows.push(cellsOf(line));
    }
  }
  return sections;
}

export const rowsOf = (table: string): (readonly string[])[] =>
  sectionsOf(table).flatMap(({ rows }) => rows);

const cellsOf = (line: string): string[] => line.split("|").map((cell) => cell.trim());

/** A cell that must hold something. */
export function cell(row: readonly string[], place: number): string {
  const text = row[place];
  if (!text) throw new Error(`A row of the demo lacks cell ${place + 1}: ${row.join(" | ")}`);
  return text;
}

/** A cell that may stay empty. */
export const optional = (row: readonly string[], place: number): string | undefined =>
  row[place] || undefined;

/** The code that a word of the tables stands for. */
export function coded<T>(codes: Readonly<Record<string, T>>, word: string): T {
  const code = codes[word];
  if (code === undefined) throw new Error(`The tables of the demo know no "${word}".`);
  return code;
}
