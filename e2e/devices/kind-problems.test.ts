import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds, registryOf } from "@/lib/records";
import { defineRecord } from "@/lib/records/define";
import { choice, Field, type FieldType, link, option, text, ticks } from "@/lib/records/fields";
import { madeBy, ownedBy } from "@/lib/records/rights";
import { problemsOf, sharedNumbers, unregistered } from "./kind-problems";

const folder = "lib/records";
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

it("every kind that a file defines is registered", () => {
  expect(unregistered(sources, kinds)).toEqual([]);
  const defined = sources.flatMap((source) => source.match(/defineRecord\(\s*"/g) ?? []);
  expect(defined).toHaveLength(kinds.size);
});

it("no two kinds share a number's prefix", () => {
  expect(sharedNumbers(kinds)).toEqual([]);
  for (const { kind, number } of kinds.values())
    if (number !== undefined) expect(number, kind).toMatch(/^[A-Z]{2,5}$/);
});

it.each([...kinds.values()].map((definition) => [definition.kind, definition] as const))(
  "%s is taken by everything that derives from it",
  (_, definition) => {
    expect(problemsOf(definition, kinds)).toEqual([]);
  },
);

describe("the check is awake:", () => {
  const label = { ja: "項目", en: "Field" };
  const sound = defineRecord("sound", { label, title: "name", fields: { name: text(label) } });
  const of = (change: Partial<typeof sound>) => {
    const broken = { ...sound, ...change };
    return problemsOf(broken, registryOf(...kinds.values(), broken));
  };

  it("a sound kind has no problem", () => {
    expect(of({})).toEqual([]);
  });

  it("a file whose kind nobody registered", () => {
    expect(unregistered(['export const x = defineRecord("orphan", {'], kinds)).toEqual(["orphan"]);
  });

  it("two kinds with one prefix", () => {
    const twice = registryOf({ ...sound, number: "AB" }, { ...sound, kind: "other", number: "AB" });
    expect(sharedNumbers(twice)).toEqual(["AB"]);
  });

  it("a label that lacks in a language", () => {
    expect(of({ label: { ja: "項目", en: "" } })).toEqual(["sound: kind has no en label"]);
    const named = { ...sound.fields, mark: choice(label, { a: option("", "A") }) };
    expect(of({ fields: named as never })).toContain("sound: mark=a has no ja label");
  });

  it("a type that a derived part does not know", () => {
    const odd = new Field({ ...text(label).spec, type: "odd" as FieldType });
    expect(of({ fields: { ...sound.fields, odd } as never }).join()).toMatch(/odd/);
  });

  it("names that lead nowhere", () => {
    const fields = {
      ...sound.fields,
      to: link(label, "nothing"),
      done: ticks(label, "name"),
      who: text(label).by(ownedBy("name")),
      made: text(label).by(madeBy()),
      due: text(label).expected({ state: ["gone"] }),
    };
    expect(of({ fields: fields as never, meta: ["lost"] })).toEqual(
      expect.arrayContaining([
        "sound: no field lost",
        "sound: to points to nothing, which is no kind",
        "sound: done ticks off nothing",
        "sound: a right hangs on name, which names nobody",
        "sound: a right hangs on created.by, which names nobody",
      ]),
    );
  });

  it("a state that no move reaches", () => {
    const states = {
      initial: "a",
      all: { a: { label, mark: 0, open: true }, b: { label, mark: 0, open: true } },
      transitions: [],
    } as const;
    expect(of({ states })).toContain("sound: no move leads to b");
  });
});
