/** What a person can do with changes that the server refused. */
import type { Settled } from "@/lib/sync/held";
import { SCHEMA_VERSION } from "@/lib/sync/op";
import { upgraded } from "@/lib/sync/upgrade";
import { makeAgain } from "./again";
import type { Changes } from "./changes";
import type { Parked, UserDatabase } from "./database";
import { durably } from "./durable";
import { LocalError } from "./errors";
import type { Fields } from "./intent";
import type { Saved, Writer } from "./writer";

export interface ParkedControl {
  /**
   * Makes refused changes again in their order, as new ones on what the records are now, in one tap;
   * `corrected` replaces values by op id. Rejects with a `LocalError`; all stay parked then.
   */
  resend(
    parked: readonly Parked[],
    corrected?: Readonly<Record<string, Fields>>,
  ): Promise<Saved<void>>;
  /** Keeps what a lead has made of refused changes, by op id, so that it can be read offline too. */
  learn(settled: Readonly<Record<string, Settled>>): Promise<void>;
  /** The person lets them go; they cannot be brought back. */
  letGo(opIds: readonly string[]): Promise<void>;
}

export function createParkedControl(
  database: UserDatabase,
  changes: Changes,
  write: Writer,
): ParkedControl {
  return {
    resend(parked, corrected = {}) {
      const [first] = parked;
      if (!first || parked.some(({ op }) => op.v > SCHEMA_VERSION))
        return Promise.reject(new LocalError("invalid"));
      const build: Parameters<Writer["group"]>[1] = (tap) => {
        for (const { op: refused, opId } of parked) {
          const op = upgraded(refused);
          makeAgain(tap, { ...op, set: { ...op.set, ...corrected[opId] } });
        }
      };
      // They leave in the transaction that makes the new ones, or a kill in between would double them.
      return write.group<void>(first.space, build, { parked: parked.map(({ opId }) => opId) });
    },

    async learn(settled) {
      const { parked } = database;
      await durably(database, [parked], async () => {
        for (const [opId, one] of Object.entries(settled))
          await parked.update(opId, { settled: one });
      });
      changes.announce({ topics: ["parked"] });
    },

    async letGo(opIds) {
      const { parked, uploads, blobs, spaces } = database;
      await durably(database, [parked, uploads, blobs, spaces], async () => {
        const gone = await parked.bulkGet([...opIds]);
        await parked.bulkDelete([...opIds]);
        const own = await spaces.toCollection().primaryKeys();
        // A photo of a space that was left has nowhere else to go.
        const photos = gone.flatMap((one) => (one && !own.includes(one.space) ? [one.record] : []));
        await uploads.filter(({ photo }) => photos.includes(photo)).delete();
        await blobs.bulkDelete(photos);
      });
      changes.announce({ topics: ["parked", "photos"] });
    },
  };
}
