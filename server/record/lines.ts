/** The record of who did what as lines: of one space, in order, each with the link that chains it to those before. */
import type { ChainedChange, RecordedEvent, StoreInspector } from "@/server/store/store";

/** One line as it is exported: enough to work its link out again, and nothing of what people wrote. */
export type RecordLine = ChangeLine | EventLine;

export interface ChangeLine {
  space: string;
  seq: number;
  what: string;
  kind: string;
  record: string;
  /** User id. */
  by: string;
  device: string;
  /** By the device's clock; UTC milliseconds, as all times. */
  at: number;
  receivedAt: number;
  tz: string;
  op: string;
  payload: string;
  content: string;
  link: string;
}

export interface EventLine {
  space: string;
  seq: number;
  /** Among the events behind one change. */
  place: number;
  what: string;
  about: string;
  by: string;
  device: string;
  at: number;
  /** JSON as it is hashed. */
  detail: string;
  link: string;
}

const PAGE = 500;

export const isEventLine = (line: RecordLine): line is EventLine => "place" in line;

export async function* linesOf(
  inspector: StoreInspector,
  space: string,
): AsyncGenerator<RecordLine> {
  let from = 0;
  for (let cursor = 0; ; ) {
    const page = await inspector.history(space, cursor, PAGE);
    const last = page.at(-1)?.change.seq ?? cursor;
    const isEnd = page.length < PAGE;
    const upTo = isEnd ? Number.MAX_SAFE_INTEGER : last;
    const events = await inspector.events(space, from, upTo);
    const lines = [...page.map(changeLine), ...events.map(eventLine)];
    yield* lines.sort((a, b) => a.seq - b.seq || placeOf(a) - placeOf(b));
    if (isEnd) return;
    from = upTo;
    cursor = last;
  }
}

const placeOf = (line: RecordLine) => (isEventLine(line) ? line.place : 0);

const changeLine = ({ change, payloadHash, content, link }: ChainedChange): ChangeLine => ({
  space: change.space,
  seq: change.seq,
  what: change.type,
  kind: change.kind,
  record: change.record,
  by: change.userId,
  device: change.clientId,
  at: change.at,
  receivedAt: change.receivedAt,
  tz: change.tz,
  op: change.opId,
  payload: payloadHash,
  content,
  link,
});

const eventLine = ({ userId, ...event }: RecordedEvent): EventLine => ({ ...event, by: userId });
