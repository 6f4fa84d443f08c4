/** A person in a project; written by server procedures and mirrored read-only. */
import { defineRecord } from "./define";
import { choice, instant, option, person, text } from "./fields";
import { sides } from "./options";
import { type Role, roles } from "./rights";

export const roleLabels: Readonly<Record<Role, { label: { ja: string; en: string } }>> = {
  admin: { label: { ja: "管理者", en: "Administrator" } },
  lead: { label: { ja: "PMOリーダー", en: "PMO lead" } },
  pmo: { label: { ja: "PMO", en: "PMO" } },
  manager: { label: { ja: "業務責任者", en: "Business manager" } },
  tester: { label: { ja: "業務担当者", en: "Tester" } },
  developer: { label: { ja: "開発担当", en: "Developer" } },
  trainer: { label: { ja: "研修講師", en: "Trainer" } },
  owner: { label: { ja: "プロジェクトオーナー", en: "Project owner" } },
  viewer: { label: { ja: "閲覧のみ", en: "Viewer" } },
  kiosk: { label: { ja: "研修用端末", en: "Training kiosk" } },
};

export const member = defineRecord("member", {
  label: { ja: "メンバー", en: "Member" },
  title: "name",
  writing: "server",
  meta: ["role", "organisation"],
  order: { by: "name", descending: false },
  fields: {
    user: person({ ja: "利用者", en: "User" }).required().indexed().hidden(),
    name: text({ ja: "名前", en: "Name" }).max(80).required().column(16),
    role: choice({ ja: "役割", en: "Role" }, roleLabels).required().column(14),
    side: choice({ ja: "立場", en: "Side" }, sides).required().column(8),
    organisation: text({ ja: "所属", en: "Organisation" }).max(80).column(16),
    position: text({ ja: "体制図での担当", en: "Position" }).max(80).column(16),
    /** Whoever stands above in the 体制図. */
    reportsTo: person({ ja: "報告先", en: "Reports to" }),
    speciality: choice(
      { ja: "PMOの職種", en: "PMO speciality" },
      {
        expert: option("エキスパート", "Expert"),
        administrator: option("アドミニストレータ", "Administrator"),
        analyst: option("アナリスト", "Analyst"),
        consultant: option("コンサルタント", "Consultant"),
        controller: option("コントローラー", "Controller"),
        manager: option("マネジャー", "Manager"),
      },
    ).column(12),
    /** When the person left; the name stays for what they wrote. */
    left: instant({ ja: "退出日時", en: "Left" }).hidden(),
  },
});

/** True until the person is taken out of the project, or of the room that holds this record. */
export const isPresent = ({ left }: Readonly<Record<string, unknown>>) => typeof left !== "number";

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value);
