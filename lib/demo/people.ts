/** The people of the demo: roles for names, since nobody real is meant, and where each stands in the 体制図. */
import type { Place } from "@/lib/records/joining";

export interface DemoPerson {
  readonly name: string;
  readonly place: Place;
  readonly position: string;
  readonly reportsTo?: string;
}

const user = (role: Place["role"], organisation: string): Place => ({
  role,
  side: "user",
  organisation,
});
const vendor = (role: Place["role"], organisation: string): Place => ({
  role,
  side: "vendor",
  organisation,
});

const tester = (letter: string, organisation: string, reportsTo: string): DemoPerson => ({
  name: `業務担当者${letter}`,
  place: user("tester", organisation),
  position: "テスト実施",
  reportsTo,
});
const manager = (field: string, organisation: string): DemoPerson => ({
  name: `業務責任者（${field}）`,
  place: user("manager", organisation),
  position: `${field}の受入責任`,
  reportsTo: "pm",
});
const developer = (letter: string, company: string, position: string): DemoPerson => ({
  name: `開発担当者${letter}`,
  place: vendor("developer", company),
  position,
  reportsTo: "vendorPmo",
});

export const people = {
  owner: {
    name: "プロジェクトオーナー",
    place: user("owner", "経営企画部"),
    position: "最終判断",
  },
  pm: {
    name: "PM",
    place: user("lead", "情報システム部"),
    position: "プロジェクトマネージャー",
    reportsTo: "owner",
  },
  pmo1: {
    name: "ユーザーPMO1",
    place: user("lead", "情報システム部"),
    position: "PMOリーダー、会議の進行",
    reportsTo: "pm",
  },
  pmo2: {
    name: "ユーザーPMO2",
    place: user("pmo", "情報システム部"),
    position: "議事録、管理簿、日次報告",
    reportsTo: "pmo1",
  },
  vendorPmo: {
    name: "ベンダーPMO",
    place: vendor("pmo", "A"),
    position: "ベンダー側の窓口",
    reportsTo: "pm",
  },
  accounting: manager("経理", "経理部"),
  sales: manager("営業", "営業部"),
  purchasing: manager("購買", "購買部"),
  logistics: manager("物流", "物流部"),
  testerA: tester("A", "経理部", "accounting"),
  testerB: tester("B", "経理部", "accounting"),
  testerC: tester("C", "営業部", "sales"),
  testerD: tester("D", "営業部", "sales"),
  testerE: tester("E", "購買部", "purchasing"),
  testerF: tester("F", "購買部", "purchasing"),
  testerG: tester("G", "物流部", "logistics"),
  testerH: tester("H", "物流部", "logistics"),
  developerA: developer("A", "A", "ERP本体（会計・購買）"),
  developerB: developer("B", "A", "ERP本体（販売・帳票）"),
  developerC: developer("C", "B", "EDI"),
  developerD: developer("D", "C", "倉庫WMS"),
  developerE: developer("E", "D", "経費精算"),
  trainer: {
    name: "研修講師",
    place: user("trainer", "人事部"),
    position: "研修の準備と実施",
    reportsTo: "pmo1",
  },
} as const satisfies Record<string, DemoPerson>;

export type Who = keyof typeof people;

export const isWho = (name: string): name is Who => Object.hasOwn(people, name);

/** Fixed, so that the demo may be told twice; no account is ever made under such an id otherwise. */
export const userIdOf = (who: Who): string => `demo-${who.replace(/[A-Z]/g, "-$&").toLowerCase()}`;

/** In the words of the tables: `経理`, `担当A`, `開発A`. */
const called: Readonly<Record<string, Who>> = {
  オーナー: "owner",
  PM: "pm",
  PMO1: "pmo1",
  PMO2: "pmo2",
  ベンダーPMO: "vendorPmo",
  経理: "accounting",
  営業: "sales",
  購買: "purchasing",
  物流: "logistics",
  講師: "trainer",
  ...Object.fromEntries([..."ABCDEFGH"].map((letter) => [`担当${letter}`, `tester${letter}`])),
  ...Object.fromEntries([..."ABCDE"].map((letter) => [`開発${letter}`, `developer${letter}`])),
};

export function personCalled(name: string): Who {
  const who = called[name];
  if (!who) throw new Error(`The demo has nobody called ${name}.`);
  return who;
}

/** Who tests and who builds each module; two take turns where there are two. */
export const crew: Readonly<Record<string, { testers: readonly Who[]; developer: Who }>> = {
  FI: { testers: ["testerA", "testerB"], developer: "developerA" },
  SD: { testers: ["testerC", "testerD"], developer: "developerB" },
  MM: { testers: ["testerE", "testerF"], developer: "developerA" },
  WM: { testers: ["testerG", "testerH"], developer: "developerD" },
  IF: { testers: ["testerF", "testerG"], developer: "developerC" },
  RPT: { testers: ["testerB"], developer: "developerB" },
};
