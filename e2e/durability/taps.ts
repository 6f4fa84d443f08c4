/** What people tap, each drawn by chance: new records, edits, comments, links, moves, photos, choices. */
import type { Shown } from "@/lib/local/database";
import { kindKey, LAST } from "@/lib/local/keys";
import { kinds } from "@/lib/records";
import { defect, severities } from "@/lib/records/defect";
import type { Transition } from "@/lib/records/define";
import { isGranted } from "@/lib/records/rights";
import { actorIn, type SpaceInfo } from "@/lib/sync/protocol";
import { heavyPhoto, photoFile } from "../fixtures/photo";
import type { HttpDevice } from "./device";
import type { Random } from "./load";

export const drawn = <T>(all: readonly T[], random: Random): T | undefined =>
  all[Math.floor(random() * all.length)];

const NEWEST = 60;

export async function listOf(device: HttpDevice, space: string, kind: string): Promise<Shown[]> {
  const own = kindKey(space, kind);
  return device.database.records
    .where("keys")
    .between(own, own + LAST)
    .reverse()
    .limit(NEWEST)
    .toArray();
}

const word = (random: Random) => Math.floor(random() * 1e9);

export async function newDefect({ write }: HttpDevice, space: string, random: Random) {
  const title = `締め処理が終わらない ${word(random)}`;
  const fields = { title, severity: "major", occurredAt: Date.now() };
  return (await write.create(space, "defect", fields)).opIds;
}

export async function newIssue({ write }: HttpDevice, space: string, random: Random) {
  const title = `権限の申請が届かない ${word(random)}`;
  const fields = { title, category: "business", raisedOn: "2026-11-25" };
  return (await write.create(space, "issue", fields)).opIds;
}

export async function newComment({ write }: HttpDevice, space: string, of: string, random: Random) {
  return (await write.append(space, "comment", { of, text: `確認しました ${random()}` })).opIds;
}

export async function newPhoto(
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
export async function edit({ write }: HttpDevice, { id, fields }: Shown, random: Random) {
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

export async function linkTo(
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

export async function move(
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

export async function removal(
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
export async function choice(device: HttpDevice, space: string, record: Shown, random: Random) {
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
