/**
 * What restores have taken from the server, kept beside the product: every seq that a killed server had given
 * out after the backup, whose op it was, and who still knew of it. From it follows, line by line, what the
 * report of the product has to list, and what it must not.
 */
import { isDeepStrictEqual } from "node:util";
import type { Row } from "@/lib/records/row";
import type { Beyond } from "@/server/store/store";
import type { Ledger } from "./ledger";
import type { ServerState } from "./server-state";

/** How the data went: nothing of them is left, or the restore could read what it replaced. */
export type Fate = "lost" | "replaced";

/** What is needed of a backup's manifest. */
export interface BackupFacts {
  takenAt: number;
  seqs: Readonly<Record<string, number>>;
}

/** Who knows of it: the server, perhaps the server (it was told to one that is gone too), or these devices. */
type Knowing = "server" | "perhaps" | readonly string[];

export interface Loss {
  readonly space: string;
  readonly seq: number;
  readonly opId: string;
  /** UTC milliseconds of the kill. */
  readonly at: number;
  /**
   * Its device never heard that the server had it, and nothing was left of the server: it comes as something
   * new, and nobody can tell the two for one.
   */
  readonly isTwo: boolean;
  knowing: Knowing;
}

/** A record as somebody still holds it. */
interface Testimony {
  readonly space: string;
  readonly row: Row;
  readonly at: number;
  knowing: Knowing;
}

export interface Losses {
  /** A server was killed and is put back to this backup. */
  note(killed: ServerState, backup: BackupFacts, fate: Fate, at: number): void;
  /** Everybody who comes back has told the server what they know. */
  told(held: ServerState, isAlive: (device: string) => boolean): void;
  /** True for the op that had this seq when the server was put back to before it. */
  isLost(space: string, seq: number): boolean;
  all(): Iterable<Loss>;
  /** One sentence for each line of the report that is missing, wrong or too much. */
  problems(report: Report, held: ServerState, isAlive: (device: string) => boolean): string[];
}

export interface Report {
  readonly missing: ServerState["missing"];
  /** What `npm run check-data -- --rows` has written. */
  readonly rows: readonly Beyond[];
}

export function createLosses(ledger: Ledger): Losses {
  const losses = new Map<string, Loss>();
  const testimonies = new Map<string, Testimony>();

  function told(held: ServerState, isAlive: (device: string) => boolean): void {
    for (const one of [...losses.values(), ...testimonies.values()])
      if (typeof one.knowing !== "string" && one.knowing.some(isAlive)) one.knowing = "server";
    // An op that came back says where it had been.
    for (const loss of losses.values())
      if (!loss.isTwo && isBackIn(held, loss)) loss.knowing = "server";
  }

  function note(killed: ServerState, { takenAt, seqs }: BackupFacts, fate: Fate, at: number): void {
    const isBeyond = (space: string, seq: number) => seq > (seqs[space] ?? 0);
    told(killed, () => false);
    // What was known of earlier losses lies in the backup, in the data that it replaces, or nowhere.
    if (fate === "lost")
      for (const one of [...losses.values(), ...testimonies.values()])
        if (one.at > takenAt) one.knowing = "perhaps";
    const witnesses = [...ledger.readings].filter(([, { epoch }]) => epoch === killed.epoch);
    const whoRead = (space: string, seq: number) =>
      witnesses.flatMap(([name, { upTo, rows }]) =>
        (upTo.get(space) ?? 0) >= seq || [...rows.values()].some(isAt(space, seq, killed.epoch))
          ? [name]
          : [],
      );
    // A record that came back and is lost once more stands in its newest words only.
    for (const one of testimonies.values()) {
      const loss = losses.get(`${one.space} ${one.row.seq}`);
      if (loss && isBackIn(killed, loss)) one.knowing = "perhaps";
    }
    for (const { space, seq, opId } of killed.changes) {
      if (!isBeyond(space, seq)) continue;
      const outcome = killed.outcomes.get(opId);
      const [first, last] = (outcome?.status === "applied" && outcome.took) || [seq, seq];
      const heard = ledger.answered.some(
        (one) => one.opId === opId && one.space === space && one.took[0] === first,
      );
      for (let lost = first; lost <= last; lost += 1)
        losses.set(`${space} ${lost}`, {
          ...{ space, seq: lost, opId, at, isTwo: !heard && fate === "lost" },
          knowing: fate === "replaced" ? "server" : whoRead(space, lost),
        });
    }
    if (fate === "replaced")
      for (const row of killed.rows.values())
        if (isBeyond(row.space, row.seq)) testify({ space: row.space, row, at, knowing: "server" });
    for (const [name, { rows }] of witnesses)
      for (const { row, epoch } of rows.values())
        if (epoch === killed.epoch && isBeyond(row.space, row.seq))
          testify({ space: row.space, row, at, knowing: [name] });
  }

  function testify(one: Testimony): void {
    const key = `${one.space} ${one.row.seq} ${one.row.id}`;
    const before = testimonies.get(key);
    if (Array.isArray(before?.knowing) && Array.isArray(one.knowing))
      before.knowing = [...before.knowing, ...one.knowing];
    else if (!before) testimonies.set(key, one);
  }

  function problems(report: Report, held: ServerState, isAlive: (device: string) => boolean) {
    const isKnown = ({ knowing }: { knowing: Knowing }) =>
      typeof knowing === "string" ? knowing : knowing.some(isAlive);
    const listed = listedIn(report);
    const found: string[] = [];
    for (const [key, loss] of losses) {
      const isListed = listed.has(key);
      if (isBackIn(held, loss)) {
        if (isListed && !loss.isTwo)
          found.push(`report: ${key} is listed, and ${loss.opId} is back`);
      } else if (isKnown(loss) === "perhaps") continue;
      else if (isKnown(loss) && !isListed)
        found.push(`report: ${key} of ${loss.opId} is not back and not listed`);
      else if (!isKnown(loss) && isListed)
        found.push(`report: ${key} is listed, and nobody knew of it`);
    }
    for (const key of listed)
      if (!losses.has(key)) found.push(`report: ${key} is listed, and was never lost`);
    return [...found, ...problemsOfRows(report, listed, isKnown)];
  }

  /** What others' devices still hold of what is missing stands in the file, as they hold it, and nothing else. */
  function problemsOfRows(
    { rows }: Report,
    listed: ReadonlySet<string>,
    isKnown: (one: { knowing: Knowing }) => string | boolean,
  ): string[] {
    const found: string[] = [];
    const written = new Map(rows.map((one) => [`${one.space} ${one.seq} ${one.row?.id}`, one.row]));
    for (const [key, one] of testimonies) {
      if (!listed.has(`${one.space} ${one.row.seq}`) || isKnown(one) === "perhaps") continue;
      const row = written.get(key);
      if (!row && isKnown(one)) found.push(`rows: ${key} is missing`);
      if (row && !isKnown(one)) found.push(`rows: ${key} was held by nobody`);
      if (row && !isDeepStrictEqual(row.fields, one.row.fields))
        found.push(`rows: ${key} is not as it was held`);
    }
    for (const key of written.keys())
      if (!testimonies.has(key)) found.push(`rows: ${key} was held by nobody`);
    return found;
  }

  return {
    note,
    told,
    isLost: (space, seq) => losses.has(`${space} ${seq}`),
    all: () => losses.values(),
    problems,
  };
}

const isBackIn = ({ outcomes }: ServerState, { opId }: Loss) =>
  outcomes.get(opId)?.status === "applied";

const isAt =
  (space: string, seq: number, epoch: number) =>
  (one: { row: Row; epoch: number }): boolean =>
    one.epoch === epoch && one.row.space === space && one.row.seq === seq;

function listedIn({ missing }: Report): Set<string> {
  const listed = new Set<string>();
  for (const { spaces } of missing)
    for (const { id, missing: spans } of spaces)
      for (const [first, last] of spans)
        for (let seq = first; seq <= last; seq += 1) listed.add(`${id} ${seq}`);
  return listed;
}
