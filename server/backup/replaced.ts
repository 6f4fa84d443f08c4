/** What the database that a restore replaces still knows of the time after the backup, if it can be read. */
import { existsSync } from "node:fs";
import { readSqlite } from "../store/sqlite-copy";
import type { Beyond, Purge, StoreInspector, StoreReader } from "../store/store";
import { type Span, without } from "./spans";

export interface Replaced {
  epoch: number;
  /** Newest seq by space. */
  seqs: Map<string, number>;
  /** Last number by `space/kind`. */
  series: Map<string, number>;
  beyond: Beyond[];
  purges: Purge[];
}

const PAGE = 500;

/** @param kept newest seq of the backup by space */
export async function readReplaced(
  file: string,
  kept: Readonly<Record<string, number>>,
): Promise<Replaced | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return await readSqlite(file, async ({ reader, inspector, isOlder }) => {
      const spaces = await inspector.spaces();
      const seqs = new Map(spaces.map(({ id, seq }) => [id, seq]));
      const series = await inspector.series();
      const beyond: Beyond[] = [];
      for (const { id } of spaces) {
        const after = kept[id] ?? 0;
        beyond.push(...(await changesBeyond(reader, inspector, id, after)));
        beyond.push(...(await rowsBeyond(reader, id, after)));
      }
      // Also of spaces that an earlier restore lost whole.
      if (!isOlder)
        for (const id of new Set([...seqs.keys(), ...(await reader.spacesBeyond())]))
          beyond.push(...(await lostEarlier(reader, id, kept[id] ?? 0)));
      return {
        epoch: await reader.epoch(),
        seqs,
        series: new Map(series.map(({ space, kind, last }) => [`${space}/${kind}`, last])),
        beyond,
        purges: isOlder ? [] : await inspector.purges(),
      };
    });
  } catch {
    // Damaged, newer or no database at all: it is kept aside, and the devices' word has to do.
    return undefined;
  }
}

/** What an earlier restore lost; what had come back is named, because the backup may be from before that. */
async function lostEarlier(reader: StoreReader, space: string, after: number): Promise<Beyond[]> {
  const back = await reader.cameBack(space);
  const known: Span[] = [[1, after], ...back.map(({ took }) => took)];
  const lines = await reader.beyond(space);
  return [
    ...lines.flatMap((line) => leftOf(line, known)),
    ...back
      .filter(({ took: [seq] }) => seq > after)
      .map(({ opId, took: [seq, upTo] }) => ({ ...nameless, space, seq, upTo, opId })),
  ];
}

/** One line may stand for all that somebody had read; only its first seq has a name. */
const leftOf = (line: Beyond, known: readonly Span[]): Beyond[] =>
  without([line.seq, line.upTo], known).map(([seq, upTo]) =>
    seq === line.seq ? { ...line, upTo } : { ...line, ...nameless, opId: null, seq, upTo },
  );

const nameless = { record: null, kind: null, userId: null, at: null, row: null, witness: null };

async function changesBeyond(
  reader: StoreReader,
  inspector: StoreInspector,
  space: string,
  after: number,
): Promise<Beyond[]> {
  const found: Beyond[] = [];
  for (let cursor = after; ; ) {
    const page = await inspector.history(space, cursor, PAGE);
    const receipts = await reader.receipts(page.map(({ change }) => change.opId));
    const outcomes = new Map(receipts.map(({ opId, outcome }) => [opId, outcome]));
    for (const { change } of page) {
      const { opId, seq, record, kind, userId, receivedAt } = change;
      const outcome = outcomes.get(opId);
      const took = outcome?.status === "applied" ? outcome.took : undefined;
      const [first, upTo] = took ?? [seq, seq];
      const line = { space, seq: first, upTo, opId, record, kind, userId, at: receivedAt };
      found.push({ ...line, row: null, witness: null });
      cursor = seq;
    }
    if (page.length < PAGE) return found;
  }
}

async function rowsBeyond(reader: StoreReader, space: string, after: number): Promise<Beyond[]> {
  const found: Beyond[] = [];
  for (let cursor = after; ; ) {
    const page = await reader.rowsAfter(space, cursor, PAGE);
    for (const row of page) {
      const { seq, id: record, kind, changed } = row;
      const line = { space, seq, upTo: seq, opId: null, record, kind, userId: changed.by };
      found.push({ ...line, at: changed.at, row, witness: null });
      cursor = seq;
    }
    if (page.length < PAGE) return found;
  }
}
