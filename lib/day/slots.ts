/** A person's day: the template's slots as they changed them, their own slots, and what is now and what comes next. */
import { v5 } from "uuid";
import { minutesOf } from "./plan-day";
import type { SlotName, Template, TemplateSlot } from "./templates";

/** What differs from the template or was added: a plan item. Values come from records and may be anything. */
export interface SlotChange {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Slot {
  /** The template's key, or the record's id for an own slot. */
  readonly key: string;
  /** The plan item behind it; null where the slot is as the template has it. */
  readonly change: string | null;
  readonly from: string;
  readonly to: string;
  readonly name: SlotName;
  readonly opens: string;
  /** Left out of the day; it can be taken back. */
  readonly dropped: boolean;
  /** Over, whatever the clock says. */
  readonly done: boolean;
  /** Not of the template. */
  readonly own: boolean;
}

const NAMESPACE = "6a1d8e0c-4f0b-5c6e-9d53-0b7c6a2f9e14";

export interface SlotPlace {
  readonly person: string;
  readonly project: string;
  readonly day: string;
  readonly slot: string;
}

/**
 * The id of the plan item that changes a slot of the template: the same on every device, so that two devices
 * without a network change one record and never make the slot twice.
 */
export const slotChangeId = ({ person, project, day, slot }: SlotPlace): string =>
  v5([person, project, day, slot].join("\n"), NAMESPACE);

/** The day in the order of the clock. `changes` are one person's of one day; those of other templates do not count. */
export function slotsOf(template: Template, changes: readonly SlotChange[]): Slot[] {
  const bySlot = new Map<string, SlotChange>();
  const own: Slot[] = [];
  const held = new Set<string>();
  for (const change of [...changes].sort(byId)) {
    if (held.has(change.id)) continue;
    held.add(change.id);
    const { templateSlot } = change.fields;
    if (typeof templateSlot !== "string" || templateSlot === "") {
      const slot = ownSlot(change);
      if (slot) own.push(slot);
    } else if (!bySlot.has(templateSlot)) bySlot.set(templateSlot, change);
  }
  const planned = template.map((slot) => changed(slot, bySlot.get(slot.key)));
  return [...planned, ...own].sort(byTime);
}

export interface NowAndNext {
  readonly now: Slot | null;
  /** Minutes until `now` ends. */
  readonly left: number;
  readonly next: Slot | null;
}

/** Of slots that overlap the one that began last is now. `minutes` since midnight on the project's wall. */
export function nowAndNext(slots: readonly Slot[], minutes: number): NowAndNext {
  const live = slots.filter(({ dropped, done }) => !dropped && !done).sort(byTime);
  const running = live.filter(
    ({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to),
  );
  const now = running.at(-1) ?? null;
  const next = live.find(({ from }) => minutesOf(from) > minutes) ?? null;
  return { now, left: now ? minutesOf(now.to) - minutes : 0, next };
}

export const isOver = (slot: Slot, minutes: number): boolean =>
  slot.done || minutesOf(slot.to) <= minutes;

function changed(slot: TemplateSlot, change: SlotChange | undefined): Slot {
  const { key, from, to, name, opens } = slot;
  const fields = change?.fields ?? {};
  return {
    ...{ key, change: change?.id ?? null, own: false },
    from: timeIn(fields.from) ?? from,
    to: timeIn(fields.to) ?? to,
    // A plan item holds one name; as long as it is the template's it is read in the reader's language.
    name: nameIn(fields.what, name) ?? name,
    opens: textIn(fields.opens) ?? opens,
    ...standing(fields.state),
  };
}

function ownSlot({ id, fields }: SlotChange): Slot | null {
  const from = timeIn(fields.from);
  const to = timeIn(fields.to);
  const what = textIn(fields.what);
  if (!from || !to || !what) return null;
  return {
    ...{ key: id, change: id, own: true, from, to },
    name: { ja: what, en: what },
    opens: textIn(fields.opens) ?? "nothing",
    ...standing(fields.state),
  };
}

const standing = (state: unknown) => ({
  dropped: state === "dropped",
  done: state === "done" || state === "carried",
});

function nameIn(what: unknown, { ja, en }: SlotName): SlotName | null {
  const text = textIn(what);
  return text === null || text === ja || text === en ? null : { ja: text, en: text };
}

const textIn = (value: unknown) => (typeof value === "string" && value.trim() ? value : null);

const timeIn = (value: unknown) =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : null;

const byId = (a: SlotChange, b: SlotChange) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const byTime = (a: Slot, b: Slot) =>
  minutesOf(a.from) - minutesOf(b.from) ||
  minutesOf(a.to) - minutesOf(b.to) ||
  (a.key < b.key ? -1 : 1);
