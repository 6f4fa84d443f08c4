/** What is being written keeps itself, so that a killed tab loses at most a breath of text. */
import type { Changes } from "./changes";
import type { Draft, UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { newId } from "./identity";

/** Silence after which a draft is written. */
const IDLE_MS = 300;
/** After a refused write the disk is asked again, since room may have been made. */
const RETRY_MS = 5_000;

export interface NewDraft {
  space: string;
  kind: string;
  /** The record being edited; absent for a new one. */
  record?: string;
  /** The id that the new record will have. */
  id?: string;
  fields?: Record<string, unknown>;
}

export interface Drafts {
  /** A draft in memory; it is written with the first `keep`. An edit goes on with its record's draft. */
  begin(draft: NewDraft): Promise<Draft>;
  /** Merges fields into the draft and writes it when the person pauses. */
  keep(id: string, fields: Record<string, unknown>, photos?: readonly string[]): void;
  /** The record will be made in another space. */
  moveTo(id: string, space: string): void;
  /** Writes everything kept so far, now; called on blur and when the page is hidden. */
  flush(): Promise<void>;
  /** The last write was refused: what was typed since stands in memory only. */
  isRefused(): boolean;
  discard(id: string): Promise<void>;
  /** While its save runs, nothing of the draft is written, or it would come back after it. */
  hold(id: string): void;
  /** The save is over: a saved draft is forgotten, any other goes on. */
  release(id: string, saved: boolean): void;
  get(id: string): Promise<Draft | undefined>;
  /** Newest first. */
  list(space?: string): Promise<Draft[]>;
  close(): void;
}

export interface DraftsOptions {
  database: UserDatabase;
  changes: Changes;
  now: () => number;
  onError: (error: unknown) => void;
}

export function createDrafts({ database, changes, now, onError }: DraftsOptions): Drafts {
  const { drafts, blobs, records } = database;
  const open = new Map<string, Draft>();
  const dirty = new Set<string>();
  const held = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refused = false;
  let closed = false;

  function writeAfter(ms: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(flushQuietly, ms);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const kept = [...dirty].filter((id) => !held.has(id)).flatMap((id) => open.get(id) ?? []);
    for (const { id } of kept) dirty.delete(id);
    if (!kept.length) return;
    try {
      await durably(database, [drafts], async () => {
        await drafts.bulkPut(kept);
        // Discarded or saved while this was on its way.
        const gone = kept.filter(({ id }) => !open.has(id)).map(({ id }) => id);
        if (gone.length) await drafts.bulkDelete(gone);
      });
    } catch (error) {
      for (const { id } of kept) if (open.has(id)) dirty.add(id);
      refused = dirty.size > 0;
      changes.announce({ topics: ["drafts"] });
      if (refused) writeAfter(RETRY_MS);
      throw error;
    }
    refused = false;
    changes.announce({ topics: ["drafts"] });
  }

  const flushQuietly = () => void flush().catch(onError);
  const onHidden = () => {
    if (document.visibilityState === "hidden") flushQuietly();
  };
  const page = typeof document === "undefined" ? undefined : document;
  page?.addEventListener("visibilitychange", onHidden);
  page?.defaultView?.addEventListener("pagehide", flushQuietly);

  function alter(id: string, change: (draft: Draft) => Partial<Draft>): void {
    const draft = open.get(id);
    if (!draft) return;
    open.set(id, { ...draft, ...change(draft), keptAt: now() });
    dirty.add(id);
    writeAfter(IDLE_MS);
  }

  function forget(id: string): void {
    open.delete(id);
    dirty.delete(id);
    if (!dirty.size) refused = false;
  }

  return {
    async begin({ space, kind, record, id = record ?? newId(), fields = {} }) {
      const before = open.get(id) ?? (await surely(database, () => drafts.get(id)));
      const at = now();
      const draft: Draft = before ?? {
        ...{ id, space, kind, record: record ?? null, fields, photos: [] },
        ...{ startedAt: at, keptAt: at },
      };
      open.set(id, draft);
      return draft;
    },

    keep(id, fields, photos) {
      alter(id, (draft) => ({
        fields: { ...draft.fields, ...fields },
        photos: photos ? [...photos] : draft.photos,
      }));
    },

    moveTo: (id, space) => alter(id, () => ({ space })),

    flush,
    isRefused: () => refused,
    hold: (id) => void held.add(id),
    release(id, saved) {
      held.delete(id);
      if (saved) forget(id);
      else if (dirty.has(id)) flushQuietly();
    },

    async discard(id) {
      const draft = open.get(id) ?? (await surely(database, () => drafts.get(id)));
      forget(id);
      await durably(database, [drafts, blobs, records], async () => {
        await drafts.delete(id);
        for (const photo of draft?.photos ?? [])
          if (!(await records.get(photo))) await blobs.delete(photo);
      });
      changes.announce({ topics: ["drafts"] });
    },

    get: (id) => {
      const draft = open.get(id);
      return draft ? Promise.resolve(draft) : surely(database, () => drafts.get(id));
    },

    list: (space) =>
      surely(database, async () => {
        const all = await drafts.toArray();
        return all
          .filter((draft) => space === undefined || draft.space === space)
          .sort((a, b) => b.keptAt - a.keptAt);
      }),

    close() {
      closed = true;
      clearTimeout(timer);
      page?.removeEventListener("visibilitychange", onHidden);
      page?.defaultView?.removeEventListener("pagehide", flushQuietly);
    },
  };
}
