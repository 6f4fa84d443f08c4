/** What people tap: defects, edits, comments and photos in one project without a pause; or all they do in every space. */
import type { Shown } from "@/lib/local/database";
import { kindKey, LAST } from "@/lib/local/keys";
import { kinds } from "@/lib/records";
import { defect, severities } from "@/lib/records/defect";
import type { Transition } from "@/lib/records/define";
import { isGranted } from "@/lib/records/rights";
import { actorIn, type SpaceInfo } from "@/lib/sync/protocol";
import { heavyPhoto, photoFile } from "../fixtures/photo";
import type { HttpDevice } from "./device";
import type { Random, Work } from "./load";

/** Between two taps of one device. */
const LONGEST_PAUSE_MS = 40;
/** While it cannot reach the server; people go on writing. */
const PAUSE_OFFLINE_MS = 120;

/** Defects, edits, comments and photos in one project. */
export const withoutPause = (space: string): Work => ({
  pause: (random, _spent, isWaiting) =>
    isWaiting ? PAUSE_OFFLINE_MS : random() * LONGEST_PAUSE_MS,
  async tap(device, random) {
    const { write, database } = device;
    // Any on the device, other people's too, so that some edits meet.
    const defects = await database.records.filter(({ kind }) => kind === "defect").primaryKeys();
    const some = drawn(defects, random);
    const dice = random();
    if (some === undefined || dice < 0.5) return newDefect(device, space, random);
    if (dice < 0.75)
      return (await write.change(some, { description: `再現手順 ${random()}` })).opIds;
    if (dice < 0.9) return newComment(device, space, some, random);
    return newPhoto(device, some, random, dice < 0.98);
  },
});

/** How long one person thinks between two taps, on average. */
const THINKING_MS = 20_000;
/** Of all taps, how many go to what was written last, where several people are at work. */
const HOT = 0.5;

/**
 * Everything that a tester and those around them do, in the project and in every room that they are in.
 * @param speed how many milliseconds of theirs pass in one of the machine's
 */
export const everywhere = (speed: number): Work => ({
  pause: (random, spent) => Math.max(0, (random() * 2 * THINKING_MS) / speed - spent),
  async tap(device, random) {
    const spaces = (await device.database.spaces.toArray()).map(({ info }) => info);
    const space = drawn(
      spaces.filter(({ kind }) => kind !== "organisation" && kind !== "person"),
      random,
    );
    if (!space) return [];
    const found = await listOf(device, space.id, "defect");
    const hot = found.slice(0, 3);
    const some = drawn(random() < HOT ? hot : found, random);
    const dice = random();
    if (!some || dice < 0.28) return newDefect(device, space.id, random);
    if (dice < 0.34) return newIssue(device, space.id, random);
    if (dice < 0.58) return edit(device, some, random);
    if (dice < 0.7) return newComment(device, space.id, some.id, random);
    if (dice < 0.78) return linkTo(device, some, drawn(found, random), random);
    if (dice < 0.88) return move(device, space, some, random);
    if (dice < 0.91) return removal(device, space, some, random);
    if (dice < 0.94) return choice(device, space.id, some, random);
    return newPhoto(device, some.id, random, dice < 0.997);
  },
});

const drawn = <T>(all: readonly T[], random: Random): T | undefined =>
  all[Math.floor(random() * all.length)];

const NEWEST = 60;

async function listOf(device: HttpDevice, space: string, kind: string): Promise<Shown[]> {
  const own = kindKey(space, kind);
  return device.database.records
    .where("keys")
    .between(own, own + LAST)
    .reverse()
    .limit(NEWEST)
    .toArray();
}

const word = (random: Random) => Math.floor(random() * 1e9);

async function newDefect({ write }: HttpDevice, space: string, random: Random) {
  const title = `締め処理が終わらない ${word(random)}`;
  const fields = { title, severity: "major", occurredAt: Date.now() };
  return (await write.create(space, "defect", fields)).opIds;
}

async function newIssue({ write }: HttpDevice, space: string, random: Random) {
  const title = `権限の申請が届かない ${word(random)}`;
  const fields = { title, category: "business", raisedOn: "2026-11-25" };
  return (await write.create(space, "issue", fields)).opIds;
}

async function newComment({ write }: HttpDevice, space: string, of: string, random: Random) {
  return (await write.append(space, "comment", { of, text: `確認しました ${random()}` })).opIds;
}

async function newPhoto(
  { photos, write }: HttpDevice,
  record: string,
  random: Random,
  isLight: boolean,
) {
  const seed = word(random);
  const { name, mimeType, buffer } = await (isLight ? photoFile(seed, 640, 480) : heavyPhoto(seed));
  const { id } = await photos.take(new File([new Uint8Array(buffer)], name, { type: mimeType }));
  await photos.checked(id);
  return (await write.attach(record, [id])).opIds;
}

/** Of a field that others change too, of one that is merged by sentences, or of one that is free to all. */
async function edit({ write }: HttpDevice, { id, fields }: Shown, random: Random) {
  const dice = random();
  if (dice < 0.4)
    return (await write.change(id, { severity: drawn(Object.keys(severities), random) })).opIds;
  if (dice < 0.7) {
    const before = typeof fields.symptom === "string" ? fields.symptom : "";
    const symptom = `${before.slice(-400)}手順${word(random)}で止まる。`;
    return (await write.change(id, { symptom })).opIds;
  }
  return (await write.change(id, { screen: `F-${word(random)}` })).opIds;
}

async function linkTo(
  { write }: HttpDevice,
  { id, fields }: Shown,
  to: Shown | undefined,
  random: Random,
) {
  const held = Array.isArray(fields.relatedTo) ? fields.relatedTo.map(String) : [];
  const old = drawn(held, random);
  if (old !== undefined && random() < 0.3)
    return (await write.removeFrom(id, "relatedTo", [old])).opIds;
  return to && to.id !== id ? (await write.addTo(id, "relatedTo", [to.id])).opIds : [];
}

/** What moves need, besides those fields that are there. */
const needed: Readonly<Record<string, unknown>> = { policy: "fix", withdrawReason: "重複のため" };

async function move(
  { write, userId }: HttpDevice,
  space: SpaceInfo,
  record: Shown,
  random: Random,
) {
  const { state } = record.fields;
  const may = ({ from, by, when, notBy }: Transition) =>
    from === state &&
    isGranted(actorIn(space, userId), by, record.fields) &&
    notBy === undefined &&
    Object.entries(when ?? {}).every(([field, values]) =>
      (values as readonly unknown[]).includes(record.fields[field]),
    );
  const to = drawn((defect.states?.transitions ?? []).filter(may), random);
  // Most go on; withdrawn ones take no part any more.
  if (!to || (to.to === "withdrawn" && random() < 0.7)) return [];
  const fields = Object.fromEntries(
    (to.needs ?? []).flatMap((name) => (record.fields[name] == null ? [[name, needed[name]]] : [])),
  );
  return (await write.transition(record.id, to.to, fields)).opIds;
}

async function removal(
  { write, userId }: HttpDevice,
  space: SpaceInfo,
  record: Shown,
  random: Random,
) {
  const rights = kinds.get("defect")?.rights.delete;
  if (!isGranted(actorIn(space, userId), rights, record.fields)) return [];
  const removed = await write.remove(record.id);
  if (random() < 0.4) return [...removed.opIds, ...(await write.restore(record.id)).opIds];
  return removed.opIds;
}

/** Settles a conflict, where one is open: what stands, or another's wish. */
async function choice(device: HttpDevice, space: string, record: Shown, random: Random) {
  const conflicts = await listOf(device, space, "conflict");
  const open = conflicts.find(({ fields }) => fields.state === "open" && fields.reason === "field");
  if (!open) return edit(device, record, random);
  const { field, standing, candidates } = open.fields;
  const wishes = [standing, ...(Array.isArray(candidates) ? candidates : [])];
  const wish = drawn(wishes, random) as { values?: Record<string, unknown> } | null;
  const values = wish?.values ?? {};
  if (!(String(field) in values)) return edit(device, record, random);
  return (await device.write.resolve(open.id, values)).opIds;
}
