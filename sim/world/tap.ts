/** Turns what a story wishes into what a person would do with what their screen shows at that moment. */
import { transitionsFrom } from "@/lib/local/allowed";
import type { Shown, UserDatabase } from "@/lib/local/database";
import type { Tap } from "@/lib/local/intent";
import type { Saved, SaveOptions } from "@/lib/local/writer";
import { kinds } from "@/lib/records";
import type { Candidate } from "@/lib/records/conflict";
import { neededBy, transitionOf } from "@/lib/records/define";
import { sentencesOf } from "@/lib/sync/merge-text";
import { MAX_OPS_IN_GROUP } from "@/lib/sync/op";
import { actorIn } from "@/lib/sync/protocol";
import type { Wish } from "../story/step";
import { spaceAt } from "./names";
import type { Tab } from "./tab";

/** Every record that a story has made so far, for wishes to choose from. */
export interface Known {
  id: string;
  kind: string;
  space: string;
}

export interface Plan {
  space: string;
  build(tap: Tap): void;
  makes?: Known;
  fromForm?: true;
}

export interface TapWorld {
  known: Known[];
  /** A sentence that nobody has written before. */
  sentence(): string;
  newId(): string;
  now(): number;
  /** Whether the late room has been opened. */
  hasLateRoom: boolean;
}

const clashFields = ["severity", "module", "priority", "title"] as const;
const values: Record<(typeof clashFields)[number], readonly string[]> = {
  severity: ["fatal", "major", "minor"],
  module: ["SD", "MM", "FI"],
  priority: ["urgent", "high", "low"],
  title: ["税額が1円多い", "税額が2円多い", "消費税の端数"],
};
const tags = ["受注", "出荷", "請求", "入金"];
const orders = ["a0", "a1", "a2", "Zz"];

const at = <T>(list: readonly T[], place: number): T | undefined =>
  list.length ? list[place % list.length] : undefined;

/** Null where nothing there fits the wish. */
export async function planOf(wish: Wish, tab: Tab, world: TapWorld): Promise<Plan | null> {
  const { a, b, c } = wish;
  const { database } = tab;
  switch (wish.what) {
    case "create": {
      const id = world.newId();
      const steps = b % 2 ? `${world.sentence()}${world.sentence()}${world.sentence()}` : "";
      const fields = {
        severity: at(values.severity, c),
        occurredAt: world.now(),
        title: at(values.title, b),
        steps,
        lateralTargets: c % 3 ? [] : [tags[0]],
      };
      return makes(spaceAt(a, world.hasLateRoom), "defect", id, fields);
    }
    case "line": {
      const id = world.newId();
      const fields = { meeting: "meeting", type: "memo", text: world.sentence() };
      return makes(spaceAt(a), "minuteLine", id, { ...fields, order: at(orders, c) });
    }
    case "slot": {
      // Two devices draw the same id for the same slot of a day; on one device it is made once.
      const id = `slot-${spaceAt(a) === spaceAt(0) ? "p" : "r"}-${b % 2}`;
      const what = at(["朝会", "夕会", "打合せ"], c);
      if (await database.records.get(id))
        return { space: spaceAt(a), build: (tap) => tap.change(id, { what }) };
      const hours = { date: "2026-11-20", from: "09:00", to: "10:00", origin: "template" };
      return makes(spaceAt(a), "planItem", id, { what, owner: "sato", ...hours });
    }
    case "many": {
      const count = MAX_OPS_IN_GROUP - (b % 3) * 30;
      const space = spaceAt(a);
      const line = { meeting: "meeting", type: "memo", text: world.sentence() };
      const ids = Array.from({ length: count }, () => world.newId());
      return {
        space,
        build(tap) {
          for (const id of ids) tap.create("minuteLine", { ...line, order: at(orders, c) }, { id });
        },
        ...(ids[0] === undefined ? {} : { makes: { id: ids[0], kind: "minuteLine", space } }),
      };
    }
    case "comment":
      return withRecord(world, a, (one) => ({
        space: one.space,
        build: (tap) => void tap.append("comment", { of: one.id, text: world.sentence() }),
      }));
    case "set":
      return withRecord(world, a, (one) => {
        if (one.kind !== "defect") return changeOf(one, { note: world.sentence() }, "planItem");
        const field = clashFields[b % clashFields.length] ?? "severity";
        return changeOf(one, { [field]: at(values[field], c) });
      });
    case "order":
      return withRecord(
        world,
        a,
        (one) => changeOf(one, { order: at(orders, c) }, "minuteLine"),
        "minuteLine",
      );
    case "text":
      return onRow(world, a, database, (one, row) => {
        const field = one.kind === "defect" ? "steps" : "text";
        if (one.kind === "planItem") return null;
        const before = String(row.fields[field] ?? "");
        const text = edited(before, b, c, world.sentence());
        return text === "" ? null : changeOf(one, { [field]: text });
      });
    case "tags":
      return onRow(
        world,
        a,
        database,
        (one, row) => {
          const tag = at(tags, b) ?? "";
          const held = Array.isArray(row.fields.lateralTargets) ? row.fields.lateralTargets : [];
          const build: Plan["build"] = held.includes(tag)
            ? (tap) => tap.removeFrom(one.id, "lateralTargets", [tag])
            : (tap) => tap.addTo(one.id, "lateralTargets", [tag]);
          return { space: one.space, build };
        },
        "defect",
      );
    case "move":
      return onRow(world, a, database, (one, row) => moveOf(tab, one, row, b, c));
    case "delete":
      return withRecord(world, a, (one) => ({
        space: one.space,
        build: (tap) => tap.remove(one.id),
      }));
    case "restore":
      return withRecord(world, a, (one) => ({
        space: one.space,
        build: (tap) => tap.restore(one.id),
      }));
    case "undo": {
      const saved = at(tab.saved.slice(-3), a);
      if (!saved) return null;
      return {
        space: saved.space,
        build(tap) {
          for (const opId of [...saved.opIds].reverse()) tap.undo(opId);
        },
      };
    }
    case "resolve":
      return resolveOf(database, a, b, c);
    case "openForm":
      await openForm(tab, world, a);
      return null;
    case "submitForm":
      return submitOf(tab, b, c);
  }
}

function makes(space: string, kind: string, id: string, fields: Record<string, unknown>): Plan {
  return {
    space,
    build: (tap) => void tap.create(kind, fields, { id }),
    makes: { id, kind, space },
  };
}

function changeOf(one: Known, fields: Record<string, unknown>, only?: string): Plan | null {
  if (only !== undefined && one.kind !== only) return null;
  return { space: one.space, build: (tap) => tap.change(one.id, fields) };
}

function withRecord(
  world: TapWorld,
  place: number,
  plan: (one: Known) => Plan | null,
  kind?: string,
): Plan | null {
  const one = at(kind ? world.known.filter((held) => held.kind === kind) : world.known, place);
  return one ? plan(one) : null;
}

async function onRow(
  world: TapWorld,
  place: number,
  database: UserDatabase,
  plan: (one: Known, row: Shown) => Plan | null | Promise<Plan | null>,
  kind?: string,
): Promise<Plan | null> {
  const one = at(kind ? world.known.filter((held) => held.kind === kind) : world.known, place);
  const row = one && (await database.records.get(one.id));
  return one && row ? plan(one, row) : null;
}

/** A sentence more, a sentence less, or one written anew. */
function edited(text: string, how: number, where: number, sentence: string): string {
  const sentences = sentencesOf(text);
  const place = where % (sentences.length + 1);
  if (how % 3 === 0 || !sentences.length) sentences.splice(place, 0, sentence);
  else if (how % 3 === 1) sentences.splice(Math.min(place, sentences.length - 1), 1, sentence);
  else sentences.splice(Math.min(place, sentences.length - 1), 1);
  return sentences.join("");
}

async function moveOf(
  tab: Tab,
  one: Known,
  row: Shown,
  which: number,
  value: number,
): Promise<Plan | null> {
  const definition = kinds.get(row.kind);
  const entry = await tab.database.spaces.get(one.space);
  if (!definition?.states || !entry) return null;
  const policy = value % 2 ? "fix" : "none";
  const along = { policy, withdrawReason: "二重に起票" };
  const choices = transitionsFrom(definition, row, actorIn(entry.info, tab.userId), along);
  const open = choices.filter(({ problem }) => problem === undefined);
  // Withdrawing ends everything; a story that always did it would show little else.
  const lively = open.filter(({ to }) => to !== "withdrawn");
  const to = at(value % 7 && lively.length ? lively : open, which)?.to;
  const move = to === undefined ? undefined : transitionOf(definition, row.fields.state, to);
  if (to === undefined || !move) return null;
  const needed = neededBy(move).flatMap((field) =>
    field in along && row.fields[field] === undefined
      ? [[field, along[field as keyof typeof along]]]
      : [],
  );
  return {
    space: one.space,
    build: (tap) => tap.transition(one.id, to, Object.fromEntries(needed)),
  };
}

async function resolveOf(
  database: UserDatabase,
  which: number,
  choice: number,
  seen: number,
): Promise<Plan | null> {
  const all = await database.records.filter((row) => row.kind === "conflict").toArray();
  const open = at(
    all.filter(({ fields }) => fields.state === "open"),
    which,
  );
  if (!open) return null;
  const { field, standing, candidates } = open.fields;
  const wishes = [standing as Candidate, ...(candidates as Candidate[])];
  const value = at(wishes, choice)?.values[String(field)] ?? null;
  const shown = (candidates as Candidate[]).map(({ opId }) => opId);
  return {
    space: open.space,
    build: (tap) =>
      tap.resolve(open.id, { [String(field)]: value }, seen % 4 ? undefined : shown.slice(0, 1)),
  };
}

async function openForm(tab: Tab, world: TapWorld, place: number): Promise<void> {
  const defects = world.known.filter(({ kind }) => kind === "defect");
  const one = at(defects, place);
  const row = one && (await tab.database.records.get(one.id));
  tab.form = row ? { record: row.id, seq: row.seq, fields: row.fields } : null;
}

async function submitOf(tab: Tab, which: number, value: number): Promise<Plan | null> {
  const { form } = tab;
  const row = form && (await tab.database.records.get(form.record));
  tab.form = null;
  if (!form || !row) return null;
  const field = clashFields[which % clashFields.length] ?? "severity";
  const { record, ...seen } = form;
  return {
    space: row.space,
    build: (tap) => tap.change(record, { [field]: at(values[field], value) }, seen),
    fromForm: true,
  };
}

/** Saves what fits into one space as one tap. */
export async function save(tab: Tab, plans: readonly Plan[]): Promise<Saved<void> | null> {
  const [first] = plans;
  if (!first) return null;
  const here = plans.filter(({ space }) => space === first.space);
  const options: SaveOptions = {};
  return tab.write.group<void>(
    first.space,
    (tap) => {
      for (const plan of here) plan.build(tap);
    },
    options,
  );
}
