/** The two projects of the demo, with the ids of their spaces and their members. */
import { v5 } from "uuid";
import type { FieldsOf } from "@/lib/records/define";
import type { Place } from "@/lib/records/joining";
import type { project as definition, Raci, Vendor } from "@/lib/records/project";
import { at } from "./clock";
import { people, type Who } from "./people";
import { modules } from "./series";

const NAMESPACE = "3b6f0c52-8f0e-5d37-9a41-6c1f8a2d7e90";

/** The same id for the same words, so that a second telling finds what the first one made. */
export const fixedId = (...words: readonly string[]): string => v5(words.join("/"), NAMESPACE);

export type ProjectKey = "erp" | "hr";
/** `internal` is 社内限り, `talk` the private room of PM and PMO. */
export type RoomKey = "project" | "internal" | "talk";

export interface DemoProject {
  readonly key: ProjectKey;
  /** UTC milliseconds; its people were there from the beginning. */
  readonly opened: number;
  readonly fields: FieldsOf<typeof definition> & { name: string; vendors: Vendor[] };
  /** Who is in it, and in which place where it differs from the person's usual one. */
  readonly members: readonly { who: Who; place: Place }[];
}

const vendors: Vendor[] = [
  { code: "A", name: "A社", system: "ERP本体" },
  { code: "B", name: "B社", system: "EDI" },
  { code: "C", name: "C社", system: "倉庫WMS" },
  { code: "D", name: "D社", system: "経費精算" },
];

const raci: Raci[] = [
  {
    activity: "テスト計画の作成",
    responsible: ["ユーザーPMO"],
    accountable: ["PM"],
    consulted: ["業務責任者", "ベンダーPMO"],
    informed: ["プロジェクトオーナー"],
  },
  {
    activity: "テストの実施と起票",
    responsible: ["業務担当者"],
    accountable: ["業務責任者"],
    consulted: ["開発担当者"],
    informed: ["ユーザーPMO"],
  },
  {
    activity: "対応方針の決定",
    responsible: ["ユーザーPMO", "ベンダーPMO"],
    accountable: ["PM"],
    consulted: ["業務責任者"],
    informed: ["業務担当者"],
  },
  {
    activity: "稼働判定",
    responsible: ["PM"],
    accountable: ["プロジェクトオーナー"],
    consulted: ["業務責任者", "ユーザーPMO"],
    informed: ["ベンダーPMO"],
  },
];

const named = Object.entries(people).map(([who, { place }]) => ({ who: who as Who, place }));

export const projects: readonly DemoProject[] = [
  {
    key: "erp",
    opened: at("2026-11-09", "09:00"),
    fields: {
      name: "基幹ERP刷新 UAT",
      phase: "uat",
      from: "2026-11-16",
      to: "2026-11-30",
      timeZone: "Asia/Tokyo",
      modules: modules.map(({ name }) => name),
      systems: ["EDI", "倉庫WMS", "経費精算", "銀行FB"],
      vendors,
      ksloc: modules.reduce((sum, { ksloc }) => sum + ksloc, 0),
      budget: 180_000_000,
      raci,
      settings: {
        kslocByModule: Object.fromEntries(modules.map(({ name, ksloc }) => [name, ksloc])),
      },
    },
    members: named,
  },
  {
    key: "hr",
    opened: at("2026-11-12", "09:00"),
    fields: {
      name: "人事給与 UAT",
      phase: "uat",
      from: "2026-11-18",
      to: "2026-12-04",
      timeZone: "Asia/Tokyo",
      modules: ["HR 人事", "PY 給与"],
      systems: ["勤怠管理"],
      vendors: [{ code: "D", name: "D社", system: "人事給与" }],
      ksloc: 9,
    },
    members: [
      { who: "owner", place: people.owner.place },
      { who: "pm", place: people.pm.place },
      { who: "pmo2", place: { ...people.pmo2.place, role: "lead" } },
      { who: "accounting", place: people.accounting.place },
      { who: "testerB", place: people.testerB.place },
      { who: "developerE", place: people.developerE.place },
    ],
  },
];

export const spaceIdOf = (project: ProjectKey, room: RoomKey = "project"): string =>
  fixedId("space", project, room);

/** The private room of the demo and who is in it. */
export const talk = {
  project: "erp",
  name: "PM–PMO 打合せ",
  opened: at("2026-11-13", "09:00"),
  opener: "pm",
  members: ["pmo1"],
} as const satisfies {
  project: ProjectKey;
  name: string;
  opened: number;
  opener: Who;
  members: readonly Who[];
};
