/** `npm run check-data`: looks whether the data are whole, and says of each check how much it looked at. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPurged } from "@/lib/records/attachment";
import { absent } from "../files/disk";
import { keyOf } from "../files/purge-note";
import { linesOf } from "../record/lines";
import { createFollower } from "../record/verify";
import { changeRowOf, changeText } from "../store/codec";
import type {
  ChainedChange,
  Purge,
  Receipt,
  Restore,
  Space,
  StoreInspector,
  StoreReader,
} from "../store/store";
import { hashOf } from "./manifest";
import { type Span, spansText, without } from "./spans";

export const checks = [
  "chain",
  "content",
  "record",
  "sequence",
  "rows",
  "numbers",
  "receipts",
  "photos",
  "purged",
  "attachments",
  "leftOver",
] as const;
export type Check = (typeof checks)[number];

/** Not wrong: photos still on their way, and bytes that nothing names any more. */
export const harmless: readonly Check[] = ["attachments", "leftOver"];

export interface Result {
  check: Check;
  looked: number;
  /** What is wrong, named by space, seq, id or hash; never what people wrote. */
  found: string[];
}

export interface Data {
  reader: StoreReader;
  inspector: StoreInspector;
  /** Folder of the photos. */
  files: string;
}

const PAGE = 500;

export async function checkData(data: Data): Promise<Result[]> {
  const results = new Map(
    checks.map((check) => [check, { check, looked: 0, found: [] as string[] }]),
  );
  const look = (check: Check, wrong?: string | false) => {
    const result = results.get(check);
    if (!result) return;
    result.looked += 1;
    if (wrong) result.found.push(wrong);
  };
  const restores = await data.reader.restores();
  const attached = new Map<string, string>();
  const purges = await data.inspector.purges();
  const purged = new Set(purges.map(keyOf));
  for (const space of await data.inspector.spaces()) {
    const taken = await checkHistory(data, space, look);
    await checkRows(data.reader, space, taken, look, attached, purged);
    await checkRecord(data.inspector, space, look);
    const holes = without([1, space.seq], [...taken, ...lostIn(restores, space.id)]);
    look("sequence", holes.length > 0 && `${space.id} seq ${spansText(holes)}`);
  }
  await checkNumbers(data, look);
  await checkReceipts(data, look);
  await checkPhotos(data, attached, purges, look);
  return [...results.values()];
}

type Look = (check: Check, wrong?: string | false) => void;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** @returns the seqs that changes took */
async function checkHistory(
  { reader, inspector }: Data,
  { id, seq: head, chain }: Space & { chain: string },
  look: Look,
): Promise<Span[]> {
  const taken: Span[] = [];
  let before = "";
  for (let cursor = 0; ; ) {
    const page = await inspector.history(id, cursor, PAGE);
    const receipts = await reader.receipts(page.map(({ change }) => change.opId));
    const byOp = new Map(receipts.map((receipt) => [receipt.opId, receipt]));
    for (const line of page) {
      const { change } = line;
      const at = `${id} seq ${change.seq}`;
      look("chain", sha256(before + line.payloadHash) !== line.chain && at);
      before = line.chain;
      const receipt = byOp.get(change.opId);
      const isWritten = changeRowOf(change, "", "").content === line.content;
      look("content", !(isWritten && isOwnContent(line, receipt)) && at);
      taken.push(...tookOf(change.seq, receipt));
      cursor = change.seq;
    }
    if (page.length < PAGE) break;
  }
  look("chain", chain !== before && `${id} head`);
  look("sequence", taken.some(([, last]) => last > head) && `${id} beyond its head`);
  return taken;
}

/** Who did what, when and from where: also a line that was altered with all its hashes left alone. */
async function checkRecord(
  inspector: StoreInspector,
  { id, link }: Space & { link: string },
  look: Look,
): Promise<void> {
  const follower = createFollower(id);
  for await (const line of linesOf(inspector, id)) {
    const at = `${id} seq ${line.seq}${"place" in line ? ` event ${line.place}` : ""}`;
    look("record", !follower.follows(line) && at);
  }
  look("record", follower.head() !== link && `${id} head`);
}

/** What a device sent has the hash of its receipt; what the server wrote, that of the line itself. */
function isOwnContent({ change, payloadHash }: ChainedChange, receipt: Receipt | undefined) {
  if (receipt) return receipt.payloadHash === payloadHash;
  return sha256(changeText(change)) === payloadHash;
}

function tookOf(seq: number, receipt: Receipt | undefined): Span[] {
  const { outcome } = receipt ?? {};
  const took = outcome?.status === "applied" ? outcome.took : undefined;
  return [[seq, seq], ...(took ? [took] : [])];
}

const lostIn = (restores: readonly Restore[], id: string): Span[] =>
  restores.flatMap(({ lost }) =>
    lost.flatMap(({ space, kept, upTo }): Span[] => (space === id ? [[kept + 1, upTo]] : [])),
  );

/** @param attached takes in which photos the records name, by `space/hash` */
async function checkRows(
  reader: StoreReader,
  { id, seq: head }: Space,
  taken: readonly Span[],
  look: Look,
  attached: Map<string, string>,
  purged: ReadonlySet<string>,
): Promise<void> {
  const seqs = new Set(taken.flatMap(([first, last]) => range(first, last)));
  for (let cursor = 0; ; ) {
    const page = await reader.rowsAfter(id, cursor, PAGE);
    for (const row of page) {
      const newest = Math.max(row.created.seq, ...Object.values(row.seqs));
      const isWhole = seqs.has(row.seq) && newest <= row.seq && row.seq <= head;
      look("rows", !isWhole && `${id} ${row.kind} ${row.id}`);
      const key = `${id}/${String(row.fields.hash)}`;
      // A purge that is known here alone would keep nobody from bringing the photo back.
      if (isPurged(row)) look("purged", !purged.has(key) && key);
      else if (row.kind === "attachment" && row.deleted === null) attached.set(key, row.id);
      cursor = row.seq;
    }
    if (page.length < PAGE) return;
  }
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

/** Doubles cannot be: the database keeps numbers apart. A series that lags behind would be the next one. */
async function checkNumbers({ reader, inspector }: Data, look: Look): Promise<void> {
  for (const { space, kind, last } of await inspector.series()) {
    const rows = await reader.rowsOfKind(space, kind);
    const ahead = rows.some(({ number }) => number !== null && number > last);
    const numbers = rows.flatMap(({ number }) => (number === null ? [] : [number]));
    const doubled = new Set(numbers).size < numbers.length;
    look("numbers", (ahead || doubled) && `${space} ${kind} ${last}`);
  }
}

async function checkReceipts({ reader, inspector }: Data, look: Look): Promise<void> {
  const spaces = (await inspector.spaces()).map(({ id }) => id);
  for (let after = ""; ; ) {
    const page = await inspector.receipts(after, PAGE);
    const applied = page.filter(({ outcome }) => outcome.status === "applied");
    const known = new Set<string>();
    for (const space of spaces)
      for (const { opId } of await reader.changes(
        space,
        applied.map((receipt) => receipt.opId),
      ))
        known.add(opId);
    for (const { opId } of applied) look("receipts", !known.has(opId) && opId);
    after = page.at(-1)?.opId ?? after;
    if (page.length < PAGE) return;
  }
}

async function checkPhotos(
  { inspector, files }: Data,
  attached: ReadonlyMap<string, string>,
  purges: readonly Purge[],
  look: Look,
): Promise<void> {
  const stored = await inspector.files();
  const named = new Set(stored.map(({ hash }) => hash));
  for (const hash of named)
    look("photos", (await hashOf(join(files, hash.slice(0, 2), hash))) !== hash && hash);
  const arrived = new Set(stored.map(({ space, hash }) => `${space}/${hash}`));
  const purged = new Set(purges.map(keyOf));
  for (const key of purged) look("purged", arrived.has(key) && key);
  for (const { hash } of purges)
    look("purged", !named.has(hash) && existsSync(join(files, hash.slice(0, 2), hash)) && hash);
  const gone = new Set(purges.map(({ hash }) => hash));
  for (const [key, record] of attached)
    look("attachments", !arrived.has(key) && !purged.has(key) && record);
  for (const key of arrived) look("leftOver", !attached.has(key) && key);
  for (const folder of (await readdir(files).catch(absent)) ?? [])
    for (const name of await readdir(join(files, folder)))
      if (!named.has(name) && !gone.has(name)) look("leftOver", name);
}
