/** What the form of a new record is filled with before anybody types. */
import type { Definition } from "@/lib/records/define";
import type { Start } from "@/lib/records/fields";
import type { Actor } from "@/lib/records/rights";
import { wallDay } from "./wall-clock";

interface Moment {
  actor: Actor;
  /** UTC milliseconds. */
  now: number;
  timeZone: string;
}

/** `given` are values by field from the address; what is no field, or holds no id, is passed over. */
export function firstValues(
  definition: Definition,
  moment: Moment,
  given: Iterable<readonly [string, string]> = [],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { spec }] of Object.entries(definition.fields))
    if (spec.start !== undefined) values[name] = startValue(spec.start, moment);
  for (const [name, id] of given) {
    const type = Object.hasOwn(definition.fields, name) && definition.fields[name]?.spec.type;
    if (type === "link") values[name] = id;
    if (type === "links") values[name] = [id];
  }
  return values;
}

function startValue(start: Start, { actor, now, timeZone }: Moment): unknown {
  switch (start) {
    case "author":
      return actor.userId;
    case "authorSide":
      return actor.side;
    case "today":
      return wallDay(now, timeZone);
    case "now":
      return now;
    default:
      return start.value;
  }
}
