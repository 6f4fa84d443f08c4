import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { ShownRow } from "./entry";
import type { FromWorker } from "./messages";
import { createProjection } from "./projection";
import { createService } from "./service";

const row = (id: string, title: string, rev = 1): ShownRow => ({
  ...{ space: "s", id, kind: "defect", number: null, code: null, fields: { title }, seqs: {} },
  ...{ created: { by: "u", at: 1, seq: 1 }, changed: { by: "u", at: 1 }, seq: 1, deleted: null },
  ...{ entered: {}, pending: 0, rev },
});

const change = (rows: ShownRow[], ids = rows.map(({ id }) => id), gone: string[] = []) => ({
  ...{ rows, ids, gone, touched: ["s|defect"] },
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function started() {
  const said: FromWorker[] = [];
  const service = createService(createProjection(kinds), (message) => said.push(message));
  const titles = () => {
    const last = said.at(-1);
    if (last?.type !== "answer" || !("rows" in last.answer)) return undefined;
    return last.answer.rows.map(({ title }) => title);
  };
  const list = { space: "s", kind: "defect", sort: { by: "title", descending: false } };
  service.hear({ type: "watch", id: 1, question: { list } });
  return { service, said, titles };
}

const sourceOf = (rows: ShownRow[], some: ShownRow[] = []) => ({
  async all(take: (rows: ShownRow[]) => void) {
    take(rows);
  },
  some: async () => some,
});

describe("the list worker", () => {
  it("answers when all records are read, and again after each change that matters", async () => {
    const { service, said, titles } = started();
    expect(said).toEqual([]);
    await service.load(sourceOf([row("a", "A")]));
    expect(titles()).toEqual(["A"]);
    service.follow(change([row("b", "B")]));
    await settled();
    expect(titles()).toEqual(["A", "B"]);
    service.follow(change([row("b", "B", 2)]));
    await settled();
    expect(said).toHaveLength(2);
  });

  it("keeps a change that came while it was reading an older version", async () => {
    const { service, titles } = started();
    service.follow(change([row("a", "新", 2)]));
    await service.load(sourceOf([row("a", "旧", 1)]));
    await settled();
    expect(titles()).toEqual(["新"]);
  });

  it("reads by id what a big change did not carry, and drops what is gone", async () => {
    const { service, titles } = started();
    await service.load(sourceOf([row("a", "A"), row("z", "Z")], [row("b", "B")]));
    service.follow(change([], ["b"], ["a"]));
    await settled();
    expect(titles()).toEqual(["B", "Z"]);
  });

  it("says so when the database cannot be read", async () => {
    const { service, said } = started();
    await service.load({ all: () => Promise.reject(new Error("gone")), some: async () => [] });
    expect(said).toEqual([{ type: "failed" }]);
  });
});
