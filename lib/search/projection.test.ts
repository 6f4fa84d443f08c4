import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { ShownRow } from "./entry";
import { createProjection } from "./projection";

let next = 0;
function row(
  kind: string,
  fields: Record<string, unknown>,
  more: Partial<ShownRow> = {},
): ShownRow {
  next += 1;
  return {
    space: "s",
    id: String(next).padStart(6, "0"),
    kind,
    number: null,
    code: null,
    fields,
    seqs: {},
    created: { by: "u", at: next, seq: next },
    changed: { by: "u", at: next },
    seq: next,
    deleted: null,
    entered: {},
    pending: 0,
    rev: 1,
    ...more,
  };
}

const projectionOf = (...rows: ShownRow[]) => {
  const projection = createProjection(kinds);
  for (const one of rows) projection.put(one);
  return projection;
};

describe("list", () => {
  it("orders by order keys as they were made, capitals before small letters", () => {
    const lines = [
      ["a0", "三"],
      ["Zz", "一"],
      ["a0V", "四"],
      ["aV", "五"],
      ["Zzz", "二"],
    ];
    const projection = projectionOf(
      ...lines.map(([order, text]) =>
        row("minuteLine", { meeting: "m1", type: "memo", order, text }),
      ),
      row("minuteLine", { meeting: "m1", type: "memo", text: "並びなし" }),
    );
    const { rows } = projection.list({ space: "s", kind: "minuteLine" });
    expect(rows.map(({ title }) => title)).toEqual(["一", "二", "三", "四", "五", "並びなし"]);
  });

  it("gives the definition's order, the newest occurrence first and undated ones last", () => {
    const early = row("defect", { title: "早い", occurredAt: 10 });
    const late = row("defect", { title: "遅い", occurredAt: 20 });
    const undated = row("defect", { title: "日時なし" });
    const { rows, total } = projectionOf(early, undated, late).list({ space: "s", kind: "defect" });
    expect(rows.map(({ title }) => title)).toEqual(["遅い", "早い", "日時なし"]);
    expect(total).toBe(3);
  });
  it("answers over several spaces in one order, kept up while records come, change and go", () => {
    const at = (space: string, occurredAt: number, more: Partial<ShownRow> = {}) =>
      row("defect", { title: `${space}${occurredAt}`, occurredAt }, { space, ...more });
    const moving = at("room", 30);
    const projection = projectionOf(at("s", 10), moving, at("s", 20), at("elsewhere", 25));
    const titles = (offset = 0) =>
      projection
        .list({ space: ["s", "room"], kind: "defect", offset, limit: 2 })
        .rows.map(({ title }) => title);
    expect(titles()).toEqual(["room30", "s20"]);
    expect(titles(2)).toEqual(["s10"]);
    projection.put({ ...moving, rev: 2, fields: { title: "room15", occurredAt: 15 } });
    projection.put(at("room", 40));
    expect([...titles(), ...titles(2)]).toEqual(["room40", "s20", "room15", "s10"]);
    projection.drop(moving.id);
    expect(projection.list({ space: ["s", "room"], kind: "defect" }).total).toBe(3);
    expect(projection.list({ space: "room", kind: "defect" }).total).toBe(1);
    expect(projection.list({ space: "s", kind: "defect" }).total).toBe(2);
  });
  it("sorts choices by weight, not by their code", () => {
    const minor = row("defect", { severity: "minor" });
    const fatal = row("defect", { severity: "fatal" });
    const medium = row("defect", { severity: "medium" });
    const sort = { by: "severity", descending: true };
    const { rows } = projectionOf(minor, fatal, medium).list({ space: "s", kind: "defect", sort });
    expect(rows.map(({ cells }) => cells.severity)).toEqual(["fatal", "medium", "minor"]);
  });
  it("filters by values, by emptiness and by unfinished work", () => {
    const projection = projectionOf(
      row("defect", { title: "A", state: "reported", module: "FI" }),
      row("defect", { title: "B", state: "closed", module: "SD" }),
      row("defect", { title: "C", state: "fixing" }),
    );
    const titles = (filter: Record<string, string | string[]>) =>
      projection
        .list({ space: "s", kind: "defect", filter, sort: { by: "created", descending: false } })
        .rows.map(({ title }) => title);
    expect(titles({ module: ["FI", "SD"] })).toEqual(["A", "B"]);
    expect(titles({ module: "" })).toEqual(["C"]);
    expect(titles({ open: "true" })).toEqual(["A", "C"]);
    expect(titles({ state: "closed" })).toEqual(["B"]);
  });
  it("keeps the trash apart and other spaces out", () => {
    const projection = projectionOf(
      row("defect", { title: "生きている" }),
      row("defect", { title: "削除済" }, { deleted: 9 }),
      row("defect", { title: "別" }, { space: "other" }),
    );
    const titles = (deleted: boolean) =>
      projection.list({ space: "s", kind: "defect", deleted }).rows.map(({ title }) => title);
    expect(titles(false)).toEqual(["生きている"]);
    expect(titles(true)).toEqual(["削除済"]);
  });
  it("pages with the total of all", () => {
    const rows = [1, 2, 3, 4, 5].map((at) => row("defect", { title: `${at}`, occurredAt: at }));
    const answer = projectionOf(...rows).list({ space: "s", kind: "defect", offset: 1, limit: 2 });
    expect(answer.rows.map(({ title }) => title)).toEqual(["4", "3"]);
    expect(answer.total).toBe(5);
  });
  it("ignores a row older than the one it holds", () => {
    const newer = row("defect", { title: "新" }, { id: "x", rev: 3 });
    const older = row("defect", { title: "旧" }, { id: "x", rev: 2 });
    const { rows } = projectionOf(newer, older).list({ space: "s", kind: "defect" });
    expect(rows.map(({ title }) => title)).toEqual(["新"]);
  });
  it("counts open conflicts on the record they are about", () => {
    const defect = row("defect", { title: "A" }, { id: "d" });
    const open = row("conflict", { of: "d", state: "open" }, { id: "c" });
    const projection = projectionOf(defect, open);
    const count = () => projection.list({ space: "s", kind: "defect" }).rows[0]?.conflicts;
    expect(count()).toBe(1);
    projection.put({ ...open, fields: { of: "d", state: "settled" }, rev: 2 });
    expect(count()).toBe(0);
  });
});

describe("search", () => {
  it("tells the numbers of the project and of its rooms apart", () => {
    const own = row("defect", { title: "共通" }, { number: 12 });
    const inRoom = row("defect", { title: "A社" }, { number: 12, space: "a", room: "A" });
    const projection = projectionOf(own, inRoom);
    const found = (text: string, space: string | string[] = ["s", "a"]) =>
      projection.search({ space, text }).hits.map(({ title }) => title);
    expect(found("BUG-12")).toEqual(["共通"]);
    expect(found("bug-a-12")).toEqual(["A社"]);
    expect(found("BUG-A-0012")).toEqual(["A社"]);
    expect(found("BUG-B-0012")).toEqual([]);
    expect(found("BUG-A-0012", "s")).toEqual([]);
  });

  it("finds a number in any spelling, and puts it first", () => {
    const meant = row("defect", { title: "端数" }, { number: 12 });
    const mention = row("defect", { title: "bug-12 と同じ" }, { number: 99 });
    const projection = projectionOf(meant, mention);
    for (const text of ["BUG-12", "bug-0012", "ＢＵＧ－１２", "bug12"])
      expect(projection.search({ text }).hits[0]?.number).toBe(12);
    expect(projection.search({ text: "BUG-12" }).total).toBe(2);
    expect(projection.search({ text: "ACT-12" }).total).toBe(0);
  });
  it("finds the short code that a record had before its number", () => {
    const { hits } = projectionOf(row("defect", {}, { code: "TKM-012", number: 3 })).search({
      text: "tkm-012",
    });
    expect(hits).toHaveLength(1);
  });
  it("leads from a comment to what it was said about", () => {
    const defect = row("defect", { title: "印刷" }, { id: "d" });
    const comment = row("comment", { of: "d", text: "ログを添付しました" });
    const { hits } = projectionOf(defect, comment).search({ text: "ろぐ" });
    expect(hits[0]).toMatchObject({
      kind: "comment",
      open: "d",
      openKind: "defect",
      excerpt: "ログを添付しました",
    });
  });
  it("hides what belongs to a deleted record", () => {
    const defect = row("defect", { title: "印刷" }, { id: "d", deleted: 5 });
    const comment = row("comment", { of: "d", text: "ログ" });
    expect(projectionOf(defect, comment).search({ text: "ログ" }).total).toBe(0);
  });
  it("wants every word, in any order and field", () => {
    const both = row("defect", { title: "消費税の端数", symptom: "ビールだけ合わない" });
    const one = row("defect", { title: "消費税" });
    const projection = projectionOf(both, one);
    expect(projection.search({ text: "ﾋﾞｰﾙ 消費税" }).hits.map(({ id }) => id)).toEqual([both.id]);
  });
  it("does not search hidden fields nor the records of conflicts", () => {
    const projection = projectionOf(
      row("attachment", { of: "d", hash: "abc123", name: "写真" }),
      row("conflict", { of: "d", field: "title", state: "open" }),
    );
    expect(projection.search({ text: "abc123" }).total).toBe(0);
    expect(projection.search({ text: "title" }).total).toBe(0);
  });
});

describe("against a naive scan", () => {
  const words = ["税", "ぜい", "ゼイ", "ｾﾞｲ", "BUG", "ｂｕｇ", "端数", " "];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(""));
  // Written out by hand for the words above, so that a fault of the folding shows.
  const plain = (value: string) =>
    value.replaceAll(/ゼイ|ｾﾞｲ/g, "ぜい").replaceAll(/BUG|ｂｕｇ/g, "bug");

  it("lists and finds exactly the records that hold every word, through any changes", () => {
    const change = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      title: text,
      at: fc.integer({ min: 0, max: 5 }),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), text, (changes, typed) => {
        const projection = createProjection(kinds);
        const held = new Map<string, { title: string; at: number }>();
        projection.list({ space: "s", kind: "defect" });
        changes.forEach(({ id, title, at, gone }, place) => {
          if (gone) {
            projection.drop(id);
            held.delete(id);
            return;
          }
          projection.put(row("defect", { title, occurredAt: at }, { id, rev: place + 1 }));
          held.set(id, { title, at });
        });
        const terms = plain(typed).split(" ").filter(Boolean);
        const expected = [...held]
          .filter(([, { title }]) => terms.every((term) => plain(title).includes(term)))
          .sort(([a, x], [b, y]) => y.at - x.at || (a < b ? 1 : -1))
          .map(([id]) => id);
        const listed = projection.list({ space: "s", kind: "defect", text: typed });
        expect(listed.rows.map(({ id }) => id)).toEqual(expected);
        expect(listed.total).toBe(expected.length);
        const found = projection.search({ text: typed });
        expect(found.hits.map(({ id }) => id).sort()).toEqual(terms.length ? expected.sort() : []);
      }),
    );
  });
});
