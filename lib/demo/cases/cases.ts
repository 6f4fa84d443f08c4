/** The 240 test cases of the demo as data: what is tested, and by whom. */
import { crew, type Who } from "../people";
import { type Module, modules } from "../series";
import { cell, optional, sectionsOf } from "../tables";
import { fi } from "./fi";
import { interfaces } from "./interfaces";
import { mm } from "./mm";
import { reports } from "./reports";
import { sd } from "./sd";
import { wm } from "./wm";

export interface DemoCase {
  /** Within the demo: `FI-011`. */
  readonly no: string;
  readonly module: Module;
  readonly screen: string;
  readonly scenario: string;
  readonly linkedSystem?: string;
  readonly testData: string;
  readonly title: string;
  readonly expected: string;
  readonly pattern: "normal" | "abnormal" | "boundary";
  readonly tester: Who;
  readonly preparer: Who;
}

const tables: Readonly<Record<string, string>> = {
  FI: fi,
  SD: sd,
  MM: mm,
  WM: wm,
  IF: interfaces,
  RPT: reports,
};

const patterns = { "!": "abnormal", "~": "boundary" } as const;

export const cases: readonly DemoCase[] = modules.flatMap(casesOf);

function casesOf(module: Module): DemoCase[] {
  const rows = sectionsOf(tables[module.code] ?? "").flatMap(({ head, rows }) =>
    rows.map((row) => ({ head, row })),
  );
  const people = crew[module.code];
  return rows.map(({ head, row }, place) => {
    const [mark = "", ...words] = cell(row, 0).split(" ");
    const pattern = mark in patterns ? patterns[mark as keyof typeof patterns] : "normal";
    const linkedSystem = optional(head, 2);
    return {
      ...{ module, pattern },
      no: `${module.code}-${String(place + 1).padStart(3, "0")}`,
      screen: cell(head, 0),
      scenario: cell(head, 1),
      ...(linkedSystem && { linkedSystem }),
      testData: cell(head, 3),
      title: pattern === "normal" ? cell(row, 0) : words.join(" "),
      expected: cell(row, 1),
      tester: people?.testers[place % people.testers.length] ?? "testerA",
      preparer: people?.developer ?? "developerA",
    };
  });
}

/** As it stands in the test specification. */
export const fullNo = (no: string): string => `UAT-${no}`;
