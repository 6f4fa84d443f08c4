/** The kinds of meetings in the demo: what the tables call them, who comes and where. */
import { people, type Who } from "../people";
import type { RoomKey } from "../projects";

export const types = {
  朝会: "standup",
  夕会: "wrapUp",
  方針: "triage",
  説明会: "briefing",
  判定: "goNoGo",
  週次: "weekly",
  "PM–PMO": "pmPmo",
} as const;
export type Type = (typeof types)[keyof typeof types];

export const managers: Who[] = ["accounting", "sales", "purchasing", "logistics"];
const office: Who[] = ["pm", "pmo1", "pmo2", "vendorPmo"];
const everybody = (Object.keys(people) as Who[]).filter((who) => who !== "owner");
const daily = everybody.filter((who) => who !== "trainer");

export const attendees: Readonly<Record<Type, readonly Who[]>> = {
  standup: daily,
  wrapUp: daily,
  triage: [...office, ...managers, "developerA", "developerB", "developerC", "developerD"],
  briefing: everybody,
  goNoGo: ["owner", ...office, ...managers],
  weekly: ["owner", ...office, ...managers],
  pmPmo: ["pm", "pmo1"],
};

export const placeOf = (type: Type) =>
  type === "standup" || type === "wrapUp" ? "テストルーム（3F）" : "第1会議室";

/** One meeting as it took place. */
export interface Held {
  readonly type: Type;
  readonly key: string;
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly chair: Who;
  readonly noteTaker: Who;
  readonly room: RoomKey;
  readonly title: string;
}
