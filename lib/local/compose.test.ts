import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import type { Op } from "@/lib/sync/op";
import { type ComposeView, compose } from "./compose";

const row = (seq: number, fields: Record<string, unknown>): Row => ({
  space: "s",
  id: "d",
  kind: "defect",
  number: 1,
  code: null,
  fields: { state: "reported", severity: "major", ...fields },
  seqs: {},
  created: { by: "u", at: 1, seq: 1 },
  changed: { by: "u", at: 1 },
  seq,
  deleted: null,
  entered: {},
});

const view = (present: Row, ops: Op[] = []): ComposeView => ({
  registry: kinds,
  actor: { userId: "me", role: "tester", side: "user" },
  space: "s",
  row: () => present,
  ops: () => ops,
  own: () => undefined,
  validate: () => {},
});

const seen = row(4, { title: "古い", module: "SD", lateralTargets: ["FI"] });
const change = (fields: Record<string, unknown>) =>
  ({ type: "change", record: "d", fields, seen }) as const;

describe("an edit that began before somebody else's arrived", () => {
  it("is based on what the person saw, so that the other value is not overwritten", () => {
    const present = row(9, { title: "他の人", module: "SD" });
    expect(compose(view(present), change({ title: "自分" }))).toMatchObject([
      { type: "set", set: { title: "自分" }, base: { title: 4 }, was: { title: "古い" } },
    ]);
  });

  it("stands on the present record where its own field did not change", () => {
    const present = row(9, { title: "他の人", module: "SD" });
    expect(compose(view(present), change({ module: "FI" }))).toMatchObject([
      { base: { module: 9 }, was: { module: "SD" } },
    ]);
  });

  it("leaves alone what the person did not touch", () => {
    const present = row(9, { title: "他の人", module: "SD" });
    expect(compose(view(present), change({ title: "古い", module: "SD" }))).toEqual([]);
  });

  it("takes out of a set only what the person took out", () => {
    const present = row(9, { lateralTargets: ["FI", "MM"] });
    expect(compose(view(present), change({ lateralTargets: ["SD"] }))).toMatchObject([
      { type: "add", set: { lateralTargets: ["SD"] } },
      { type: "remove", set: { lateralTargets: ["FI"] } },
    ]);
  });
});
