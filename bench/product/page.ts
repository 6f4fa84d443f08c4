/** The product in the page: the repository's own local store, sync and search, without its screens. */
import { createDevice, type Device } from "@/lib/local/device";
import { type Local, openLocal } from "@/lib/local/open";
import type { Question } from "@/lib/search/messages";
import type { ListAnswer, SearchAnswer } from "@/lib/search/query";
import type { SidePage } from "../side";
import { capturedTexts } from "../texts";
import { resetTraffic, setOnline, traffic, watchTraffic } from "../traffic";
import { countRecords, countUnsent, recordsWith } from "./disk";

watchTraffic();

export interface Place {
  readonly user: { readonly id: string; readonly name: string };
  /** The project's space. */
  readonly space: string;
}

interface Opened extends Place {
  readonly device: Device;
  readonly local: Local;
}

let place: Place | undefined;
let opened: Opened | undefined;

function here(): Opened {
  if (!opened) throw new Error("Nothing is open.");
  return opened;
}

const now = () => Date.now();
const instant = () => performance.timeOrigin + performance.now();
const onError = (error: unknown) => console.error(error);

async function open(): Promise<Opened> {
  if (!place) throw new Error("begin() comes first.");
  const device = createDevice(now);
  await device.signedIn(place.user);
  const { user } = place;
  const local = await openLocal({ user, device, now, onRevoked: () => undefined, onError });
  opened = { ...place, device, local };
  return opened;
}

async function close(): Promise<void> {
  await opened?.local.close();
  opened?.device.close();
  opened = undefined;
}

/** Resolves as soon as `isSo`, which is asked again whenever the state of syncing changes. */
function untilSync({ local }: Opened, isSo: () => boolean): Promise<void> {
  return new Promise((done) => {
    if (isSo()) return done();
    const stop = local.sync.listen(() => {
      if (!isSo()) return;
      stop();
      done();
    });
  });
}

const quiet = (on: Opened) =>
  untilSync(on, () => {
    const { pending, sending, loading } = on.local.sync.status();
    return pending === 0 && !sending && !loading;
  });

/** Resolves when the outbox on the disk is empty; the count that screens show comes a moment later. */
function untilSent({ local, user }: Opened): Promise<void> {
  return new Promise((done, fail) => {
    const stop = local.changes.listen(({ topics }) => {
      if (!topics.includes("outbox")) return;
      countUnsent(user.id).then((unsent) => {
        if (unsent > 0) return;
        stop();
        done();
      }, fail);
    });
  });
}

/** The first answer of a question, or the first that `fits`. */
function answerTo<A extends ListAnswer | SearchAnswer>(
  question: Question,
  fits: (answer: A) => boolean = () => true,
): Promise<A> {
  return new Promise((done) => {
    const stop = here().local.lists.watch(question, (answer) => {
      if (!fits(answer as A)) return;
      stop();
      done(answer as A);
    });
  });
}

const listOf = (state: string, more: object = {}): Question => ({
  list: {
    space: here().space,
    kind: "defect",
    filter: { state, ...more },
    sort: { by: "occurredAt", descending: true },
    limit: 50,
  },
});

const severities = ["fatal", "major", "medium", "minor"] as const;

const side: SidePage = {
  async reset() {
    await close();
    setOnline(true);
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith("asayu-")) await deleted(name);
    }
  },

  async load() {
    resetTraffic();
    const from = performance.now();
    const on = await open();
    await untilSync(on, () => on.local.sync.status().lastSynced !== null);
    const ms = performance.now() - from;
    return { ms, ...(await traffic()) };
  },

  count: () => countRecords(here().user.id),

  async fillOutbox(creates, edits) {
    const { local, space } = here();
    setOnline(false);
    const held = await side.ids(edits);
    for (let at = 0; at < creates; at++)
      await local.write.create(space, "defect", { ...capturedTexts(20_000 + at) });
    for (const id of held) await local.write.change(id, { priority: "high" });
  },

  async flush() {
    const on = here();
    setOnline(true);
    resetTraffic();
    const before = on.local.sync.status().lastSynced;
    const from = performance.now();
    on.local.sync.now();
    await untilSent(on);
    const ms = performance.now() - from;
    const counted = await traffic();
    await untilSync(on, () => on.local.sync.status().lastSynced !== before);
    return { ms, ...counted };
  },

  // The product follows by itself once it is in step; here only what it takes to be so.
  async listen() {
    await quiet(here());
    await new Promise((done) => setTimeout(done, 500));
  },

  async ids(count) {
    const rows = await here().local.read.ofKind(here().space, "defect", count);
    return rows.map(({ id }) => id);
  },

  arrival: (title) =>
    new Promise((done) => {
      const stop = here().local.changes.listen(({ rows }) => {
        if (!rows.some(({ fields }) => fields.title === title)) return;
        stop();
        done(instant());
      });
    }),

  async edit(id, title) {
    const at = instant();
    await here().local.write.change(id, { title });
    return at;
  },

  async save(number) {
    const on = here();
    await quiet(on);
    const title = `保存 ${number} ${crypto.randomUUID()}`;
    const fields = { ...capturedTexts(40_000 + number), title, occurredAt: Date.now() };
    const question = listOf("reported");
    // The list is on the screen while somebody saves, so its question stands before the save.
    await answerTo(question);
    const from = performance.now();
    const shown = answerTo<ListAnswer>(question, ({ rows }) =>
      rows.some((row) => row.title === title),
    );
    await Promise.all([on.local.write.create(on.space, "defect", fields), shown]);
    return performance.now() - from;
  },

  async list(number) {
    const severity = severities[number % severities.length];
    const question = listOf(number % 2 === 0 ? "reported" : "accepted", { severity });
    const from = performance.now();
    const { rows } = await answerTo<ListAnswer>(question);
    const ms = performance.now() - from;
    if (rows.length !== 50) throw new Error(`The list has ${rows.length} rows.`);
    return ms;
  },

  async search(text) {
    const question: Question = { search: { space: here().space, text } };
    const from = performance.now();
    const { total } = await answerTo<SearchAnswer>(question);
    return { ms: performance.now() - from, found: total };
  },
};

/** What only the product is asked. */
export interface ProductPage extends SidePage {
  begin(place: Place): Promise<void>;
  /** Opens what is already on the disk. */
  reopen(): Promise<void>;
  /** Lets requests through or fails them as a dead network does. */
  online(isOnline: boolean): Promise<void>;
  /** Writes `value-0`, `value-1` … into one field of each record, one tap each. */
  writeEach(ids: readonly string[], field: string, value: string): Promise<void>;
  /** Values of one field, in the order of `ids`. */
  read(ids: readonly string[], field: string): Promise<(string | null)[]>;
  /** Sends and fetches until nothing is left to do. */
  sync(): Promise<void>;
  /** Open conflicts about a field: the values that did not win, by record. */
  losers(field: string): Promise<Record<string, string[]>>;
  /** Saves one record; resolves when the screen would say so. */
  mark(title: string): Promise<void>;
  /** Records with this title on the disk, read without the product. */
  marked(title: string): Promise<number>;
  /** Bytes of the body of an answer without news. */
  emptyPull(): Promise<number>;
}

const page: ProductPage = {
  ...side,

  async begin(given) {
    place = given;
  },

  async reopen() {
    await open();
  },

  async online(isOnline) {
    setOnline(isOnline);
  },

  async writeEach(ids, field, value) {
    for (const [at, id] of ids.entries())
      await here().local.write.change(id, { [field]: `${value}-${at}` });
  },

  async read(ids, field) {
    const rows = await Promise.all(ids.map((id) => here().local.read.record(id)));
    return rows.map((row) => {
      const value = row?.fields[field];
      return typeof value === "string" ? value : null;
    });
  },

  async sync() {
    const on = here();
    const before = on.local.sync.status().lastSynced;
    on.local.sync.now();
    await untilSync(on, () => on.local.sync.status().lastSynced !== before);
    await quiet(on);
  },

  async losers(field) {
    const rows = await here().local.read.ofKind(here().space, "conflict");
    const lost: Record<string, string[]> = {};
    for (const { fields } of rows) {
      if (fields.state !== "open" || fields.field !== field) continue;
      const candidates = Array.isArray(fields.candidates) ? fields.candidates : [];
      lost[String(fields.of)] = candidates.map(({ values }) => String(values[field]));
    }
    return lost;
  },

  async mark(title) {
    const { local, space } = here();
    await local.write.create(space, "defect", { ...capturedTexts(60_000), title });
  },

  async marked(title) {
    if (!place) throw new Error("begin() comes first.");
    return recordsWith(place.user.id, title);
  },

  async emptyPull() {
    const { api } = await import("@/lib/api/client");
    const { space } = here();
    const { epoch, spaces } = await api().spaces.query({ clientId: "bench" });
    const cursor = spaces.find(({ id }) => id === space)?.seq ?? 0;
    resetTraffic();
    const request = { space, clientId: "bench", epoch, cursor, limit: 500 };
    const { rows } = await api().pull.query(request);
    if (rows.length > 0) throw new Error("The pull was not empty.");
    return (await traffic()).down;
  },
};

function deleted(name: string): Promise<void> {
  return new Promise((done, refuse) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => refuse(request.error);
  });
}

Object.assign(globalThis, { bench: page });
