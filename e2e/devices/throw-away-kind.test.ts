import { afterEach, expect, it } from "vitest";
import { kinds, registryOf } from "@/lib/records";
import { defineRecord } from "@/lib/records/define";
import { choice, longText, tags, text } from "@/lib/records/fields";
import { anyOf } from "@/lib/records/rights";
import { createProjection } from "@/lib/search/projection";
import { createWorld, SPACE, type World } from "./world";

/** All that a new kind takes: its definition, and its place in the registry below. */
const parcel = defineRecord("parcel", {
  label: { ja: "荷物", en: "Parcel" },
  number: "PCL",
  title: "what",
  meta: ["state", "size"],
  rights: { create: [anyOf("tester")], set: [anyOf("tester")], delete: [anyOf("lead")] },
  states: {
    initial: "packed",
    all: {
      packed: { label: { ja: "梱包済", en: "Packed" }, mark: 0, open: true },
      sent: { label: { ja: "発送済", en: "Sent" }, mark: "check", open: false },
    },
    transitions: [{ from: "packed", to: "sent", by: [anyOf("tester")] }],
  },
  fields: {
    what: text({ ja: "品名", en: "What" }).max(20).required().column(20),
    size: choice(
      { ja: "大きさ", en: "Size" },
      { small: { label: { ja: "小", en: "Small" } }, large: { label: { ja: "大", en: "Large" } } },
    ).indexed(),
    note: longText({ ja: "備考", en: "Note" }),
    marks: tags({ ja: "印", en: "Marks" }),
  },
});

let world: World;
afterEach(() => world.end());

it("records, syncs, lists, searches, numbers, moves and refuses a kind that exists only in its definition", async () => {
  const registry = registryOf(...kinds.values(), parcel);
  world = await createWorld(registry);
  await world.join("tester", "tester");
  await world.join("lead", "lead");
  const tablet = await world.device("tester");
  const laptop = await world.device("lead");

  const { value: id } = await tablet.write.create(SPACE, "parcel", {
    what: "ハンディ端末",
    size: "small",
  });
  await tablet.write.addTo(id, "marks", ["取扱注意"]);
  await tablet.write.transition(id, "sent");
  await tablet.sync();
  await laptop.sync();
  expect(await laptop.shown(id)).toMatchObject({
    kind: "parcel",
    number: 1,
    fields: { what: "ハンディ端末", size: "small", marks: ["取扱注意"], state: "sent" },
  });

  const projection = createProjection(registry);
  for (const row of await laptop.all("parcel")) projection.put(row);
  const listed = projection.list({ space: SPACE, kind: "parcel", filter: { size: "small" } });
  expect(listed.rows.map((row) => [row.title, row.state])).toEqual([["ハンディ端末", "sent"]]);
  expect(projection.list({ space: SPACE, kind: "parcel", filter: { size: "large" } }).total).toBe(
    0,
  );
  for (const text of ["はんでぃ", "ﾊﾝﾃﾞｨ", "PCL-0001", "取扱"])
    expect(projection.search({ space: SPACE, text }).hits.map((hit) => hit.open)).toEqual([id]);

  await expect(laptop.write.change(id, { what: "別の物" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    tablet.write.create(SPACE, "parcel", { what: "長".repeat(21) }),
  ).rejects.toMatchObject({ code: "fieldInvalid", field: "what" });
  await expect(tablet.write.transition(id, "packed")).rejects.toMatchObject({
    code: "illegalTransition",
  });
  expect(await tablet.unsent()).toBe(0);
});
