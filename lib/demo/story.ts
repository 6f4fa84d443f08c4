/**
 * The demo as a story: what was written, when and by whom. It is told in order of time as ops of fixed ids, so
 * that whoever hears it twice has heard nothing new.
 */
import { kinds } from "@/lib/records";
import type { Definition, FieldsOf } from "@/lib/records/define";
import type { Field } from "@/lib/records/fields";
import { userIdOf, type Who } from "./people";
import { fixedId, type ProjectKey, type RoomKey, spaceIdOf } from "./projects";

type Values = Record<string, unknown>;
type Type = "create" | "append" | "set" | "add" | "transition";

/** One op as its author's device would have sent it; the server adds the rest. */
export interface StoryOp {
  opId: string;
  userId: string;
  space: string;
  record: string;
  kind: string;
  type: Type;
  base: Record<string, string>;
  set: Values;
  was: Values;
  /** UTC milliseconds. */
  at: number;
}

interface Told extends Pick<StoryOp, "space" | "record" | "kind" | "type" | "set" | "at"> {
  by: Who;
}

/** A record of the story; each method writes something that somebody did with it. */
export class Written<F extends Record<string, Field>> {
  constructor(
    private readonly tell: (told: Omit<Told, "space" | "record" | "kind">) => void,
    readonly id: string,
  ) {}

  set(by: Who, at: number, set: FieldsOf<Definition<F>>): void {
    this.tell({ by, at, type: "set", set });
  }
  add(by: Who, at: number, set: FieldsOf<Definition<F>>): void {
    this.tell({ by, at, type: "add", set });
  }
  move(by: Who, at: number, state: string, set?: FieldsOf<Definition<F>>): void {
    this.tell({ by, at, type: "transition", set: { ...set, state } });
  }
}

export class Story {
  private readonly told: Told[] = [];

  constructor(private readonly project: ProjectKey) {}

  /** The id under which `create` makes the record, before or after it was told. */
  id({ kind }: Pick<Definition, "kind">, key: string): string {
    return fixedId(this.project, kind, key);
  }

  create<F extends Record<string, Field>>(
    definition: Definition<F>,
    key: string,
    by: Who,
    at: number,
    set: FieldsOf<Definition<F>>,
    room: RoomKey = "project",
  ): Written<F> {
    const { kind, writing } = definition;
    const record = fixedId(this.project, kind, key);
    const space = spaceIdOf(this.project, room);
    this.told.push({
      ...{ by, at, space, record, kind },
      type: writing === "append" ? "append" : "create",
      set: { ...set },
    });
    return new Written((one) => this.told.push({ ...one, space, record, kind }), record);
  }

  /** @returns everything told, in the order in which it happened; of one moment in the order of telling */
  events(): readonly Told[] {
    return this.told;
  }
}

/** The ops of several stories in one order of time: whoever works in two projects has one device. */
export function opsOf(stories: readonly Story[]): StoryOp[] {
  const told = stories.flatMap((story) => story.events()).sort((a, b) => a.at - b.at);
  const records = new Map<string, { ops: number; last: string; held: Values }>();
  return told.map(({ by, ...one }) => {
    const before = records.get(one.record);
    const place = before?.ops ?? 0;
    const opId = fixedId(one.record, String(place));
    const known = before ?? { ops: 0, last: "", held: startOf(one.kind) };
    const fields = before ? Object.keys(one.set) : [];
    records.set(one.record, {
      ops: place + 1,
      last: opId,
      held: one.type === "add" ? known.held : { ...known.held, ...one.set },
    });
    return {
      ...one,
      ...{ opId, userId: userIdOf(by) },
      // Everybody had seen all that was there.
      base: Object.fromEntries(fields.map((field) => [field, known.last])),
      was: Object.fromEntries(fields.map((field) => [field, known.held[field] ?? null])),
    };
  });
}

const startOf = (kind: string): Values => {
  const initial = kinds.get(kind)?.states?.initial;
  return initial === undefined ? {} : { state: initial };
};
