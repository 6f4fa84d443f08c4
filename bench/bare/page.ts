/** The practical limit in the page: Dexie with one table and one compound index, and nothing around it. */
import Dexie, { type Table } from "dexie";
import { v7 } from "uuid";
import type { SidePage } from "../side";
import { capturedTexts } from "../texts";
import { resetTraffic, traffic, watchTraffic } from "../traffic";
import { type BareOp, type BareRow, bareStates } from "./rows";

watchTraffic();

class BareDatabase extends Dexie {
  declare rows: Table<BareRow, string>;
  declare outbox: Table<{ n?: number; op: BareOp }, number>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({ rows: "id, [state+occurredAt]", outbox: "++n" });
  }
}

let database = new BareDatabase("bare");
let seen = 0;
const arrivals = new Map<string, (at: number) => void>();

/** Milliseconds since 1970, finer than Date.now and the same for every page of this machine. */
const instant = () => performance.timeOrigin + performance.now();

function newRow(place: number): BareRow {
  const state = bareStates[place % bareStates.length] ?? "reported";
  return { ...capturedTexts(place), id: v7(), kind: "defect", number: null, state, seq: 0 };
}

async function send(ops: readonly BareOp[]): Promise<void> {
  const packed = new Blob([JSON.stringify(ops)])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  const body = await new Response(packed).arrayBuffer();
  const answer = await fetch("/ops", { method: "POST", body });
  if (!answer.ok) throw new Error(`ops: ${answer.status}`);
  await answer.json();
}

/** Where following begins: what is newer on the server now was written by somebody else before. */
async function newestSeq(): Promise<number> {
  const answer = await fetch("/seq");
  return Number(await answer.text());
}

/** Every text of the record, whatever its kind. */
function says(row: BareRow, word: string): boolean {
  for (const field in row) {
    const value = row[field];
    if (typeof value === "string" && value.includes(word)) return true;
  }
  return false;
}

const firstRows = (state: string | null): Promise<BareRow[]> =>
  database.rows
    .where("[state+occurredAt]")
    .between([state, Dexie.minKey], [state, Dexie.maxKey])
    .reverse()
    .limit(50)
    .toArray();

const page: SidePage = {
  async reset() {
    await database.delete();
    database = new BareDatabase("bare");
    await database.open();
    seen = 0;
  },

  // One fetch into one bulkPut.
  async load() {
    resetTraffic();
    const from = performance.now();
    const rows: BareRow[] = await (await fetch("/rows")).json();
    await database.rows.bulkPut(rows);
    const ms = performance.now() - from;
    seen = rows.length;
    return { ms, ...(await traffic()) };
  },

  count: () => Promise.resolve(database.rows.count()),

  async fillOutbox(creates, edits) {
    const held = await database.rows.limit(edits).primaryKeys();
    const ops: { op: BareOp }[] = [];
    for (let place = 0; place < creates; place++)
      ops.push({ op: { type: "create", row: newRow(20_000 + place) } });
    for (const id of held) ops.push({ op: { type: "set", id, set: { priority: "high" } } });
    await database.outbox.bulkAdd(ops);
  },

  async flush() {
    resetTraffic();
    const from = performance.now();
    const queue = await database.outbox.toArray();
    await send(queue.map(({ op }) => op));
    await database.outbox.clear();
    const ms = performance.now() - from;
    return { ms, ...(await traffic()) };
  },

  // Every hint is answered by fetching and putting what is new.
  async listen() {
    seen = await newestSeq();
    const stream = new EventSource("/live");
    stream.onmessage = async () => {
      const rows: BareRow[] = await (await fetch(`/rows?after=${seen}`)).json();
      await database.rows.bulkPut(rows);
      const at = instant();
      for (const row of rows) {
        seen = Math.max(seen, row.seq);
        const title = String(row.title);
        arrivals.get(title)?.(at);
        arrivals.delete(title);
      }
    };
    await new Promise((done) => {
      stream.onopen = done;
    });
  },

  ids: (count) => Promise.resolve(database.rows.limit(count).primaryKeys()),

  arrival: (title) => new Promise((done) => arrivals.set(title, done)),

  async edit(id, title) {
    const at = instant();
    await database.rows.update(id, { title });
    await send([{ type: "set", id, set: { title } }]);
    return at;
  },

  async save(place) {
    const row = { ...newRow(40_000 + place), occurredAt: Date.now() + 1e9 };
    const from = performance.now();
    await database.transaction("rw", database.rows, database.outbox, async () => {
      await database.rows.add(row);
      await database.outbox.add({ op: { type: "create", row } });
    });
    const rows = await firstRows(row.state);
    const ms = performance.now() - from;
    if (!rows.some(({ id }) => id === row.id))
      throw new Error("The query misses the saved record.");
    return ms;
  },

  async list(place) {
    const from = performance.now();
    const rows = await firstRows(bareStates[place % bareStates.length] ?? "reported");
    const ms = performance.now() - from;
    if (rows.length !== 50) throw new Error(`The list has ${rows.length} rows.`);
    return ms;
  },

  async search(word) {
    const from = performance.now();
    const rows = await database.rows.toArray();
    const found = rows.filter((row) => says(row, word)).length;
    return { ms: performance.now() - from, found };
  },
};

Object.assign(globalThis, { bench: page });
