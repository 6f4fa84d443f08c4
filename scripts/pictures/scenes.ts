/** Which address of the demo shows each screen of the route table, and what makes it worth a picture. */
import { type AddressName, addresses } from "../../app/router/addresses";
import { routes } from "../../app/routes";
import type { Demo } from "../../e2e/fixtures/demo";
import { MinutesPage } from "../../e2e/pages/minutes-page";
import type { Row } from "../../lib/records/row";
import type { Scene } from "./album";

/** Screens for somebody whom the device does not know yet; they are drawn before anybody signs in. */
const openScenes: readonly AddressName[] = ["setup", "join", "signIn"];

/** What a tester sees on the tablet; the rest is drawn on the lead's. */
const ofTester: readonly AddressName[] = [
  ...(["defects", "newDefect", "defect", "tests", "testCase", "giveFeedback"] as const),
  ...(["sync", "settings", "more", "search"] as const),
];

const searched = "端数";

/** The records that stand for their kind, by the name of the address that shows them. */
export type Shown = Readonly<Partial<Record<AddressName, Row>>>;

/** Of the afternoon of the fifth day. */
export async function shownIn(demo: Demo, tester: string): Promise<Shown> {
  const meeting = await demo.record("meeting", "title", "朝会 11/20");
  const trainingSession = await demo.record(
    "trainingSession",
    "title",
    "操作研修 受注から出荷まで",
  );
  return {
    meeting,
    trainingSession,
    defect: await demo.record("defect", "title", "軽減税率の端数処理で請求書の税額が1円合わない"),
    action: await demo.record("actionItem", "state", "todo"),
    minuteLine: await demo.record("minuteLine", "meeting", meeting.id),
    testCase: await demo.record("testCase", "tester", tester),
    entry: await demo.record("issue", "state", "doing"),
    giveFeedback: trainingSession,
  };
}

/** The screens of the table that this person's tablet shows, in the table's order. */
export function scenesFor(who: "tester" | "lead", demo: Demo, shown: Shown): Scene[] {
  return routes
    .filter(({ name }) => !openScenes.includes(name))
    .filter(({ name }) => ofTester.includes(name) === (who === "tester"))
    .map(({ name }) => ({ name, address: addressOf(name, demo, shown) }));
}

function addressOf(name: AddressName, demo: Demo, shown: Shown): string {
  const values: Record<string, string | undefined> = {
    ":project": demo.project.id,
    ":record": shown[name]?.id,
    ":kind": "issue",
    ":number": `BUG-${String(shown.defect?.number).padStart(4, "0")}`,
  };
  const path = addresses[name].replace(/:\w+/g, (param) => values[param] ?? "missing");
  const query = name === "search" ? `?q=${encodeURIComponent(searched)}` : "";
  return demo.office.server.origin + path + query;
}

const spoken = [
  ["決定", "請求書の端数は税率ごとに切り捨てる。直近の修正版で再テストする"],
  ["連絡", "開発環境は 13:00〜13:30 に停止。テストは止めない"],
  ["課題", "倉庫WMSの引当が戻らない件、ベンダーBと切り分け中"],
] as const;

/** The stand-up while somebody speaks: three lines stand, the fourth is being typed. */
export function standUp(demo: Demo, meeting: Row): Scene {
  const path = addresses.meeting
    .replace(":project", demo.project.id)
    .replace(":record", meeting.id);
  return {
    name: "standUp",
    address: demo.office.server.origin + path,
    async prepare(page) {
      const minutes = new MinutesPage(page);
      for (const [type, text] of spoken) {
        if (await minutes.lines.filter({ hasText: text }).count()) continue;
        await minutes.choose(type);
        await minutes.field.fill(text);
        await minutes.field.press("Enter");
        await minutes.lines.filter({ hasText: text }).waitFor();
      }
      await minutes.choose("ToDo");
      await minutes.field.fill("EDI再送の手順を1枚にまとめて配る");
    },
  };
}
