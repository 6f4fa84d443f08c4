import { expect, it } from "vitest";
import type { Parked, Shown } from "@/lib/local/database";
import { defect } from "@/lib/records/defect";
import type { Change } from "@/lib/sync/op";
import { mayBeAgain } from "./parked-view";
import { refusedBecause } from "./refused-because";

const move = {
  code: "illegalTransition",
  field: "policy",
  op: { type: "transition", kind: "defect", set: { state: "closed" }, was: { state: "decided" } },
} as unknown as Parked;
const record = (fields: Record<string, unknown>) =>
  ({
    kind: "defect",
    fields,
    created: { by: "sato", at: 0, seq: 1 },
    entered: { fixing: { times: 1, by: "suzuki", at: 7 } },
    deleted: null,
  }) as unknown as Shown;
const history = [
  { set: { policy: "none" }, userId: "sato", at: 1 },
  { set: { policy: "fix" }, userId: "tanaka", at: 2 },
  { set: { title: "端数" }, userId: "sato", at: 3 },
] as unknown as Change[];

it("names the value that the move hangs on, and who changed it", () => {
  const decided = record({ state: "decided", policy: "fix" });
  expect(refusedBecause(defect, move, decided, history)).toEqual({
    ...{ key: "field", field: "policy", value: "fix", by: "tanaka", at: 2 },
  });
});

it("names where the record has moved on to", () => {
  const moved = { ...move, field: "state" };
  expect(refusedBecause(defect, moved, record({ state: "fixing" }), [])).toEqual({
    ...{ key: "state", field: "state", value: "fixing", by: "suzuki", at: 7 },
  });
});

it("leaves it to the general reason where nothing of it is known", () => {
  expect(refusedBecause(defect, move, null, history)).toBeNull();
});

it("a move is offered again only once it would be taken", () => {
  const actor = { userId: "sato", role: "tester", side: "user" } as const;
  const again = (policy: string) =>
    mayBeAgain(defect, move, record({ state: "decided", policy }), actor);
  expect([again("fix"), again("none")]).toEqual([false, true]);
});
