/** Checks an exported record from its lines alone, and whether the server's own record still goes through its end. */
import { z } from "zod";
import type { StoreInspector } from "@/server/store/store";
import { RECORD_FORMAT } from "./export";
import { linesOf, type RecordLine } from "./lines";
import { createFollower } from "./verify";

export interface SpaceFinding {
  space: string;
  lines: number;
  /** Lines that do not follow from those before them, by number in the file; `end` where the end is missing. */
  wrong: (number | "end")[];
  /** False where the server's record does not hold the newest link; null where it was not asked. */
  inServer: boolean | null;
}

const head = z.looseObject({
  asayuRecord: z.literal(RECORD_FORMAT),
  spaces: z.array(z.looseObject({ id: z.string() })),
});
const text = z.string();
const whole = z.int();
const facts = {
  space: text,
  seq: whole,
  what: text,
  by: text,
  device: text,
  at: whole,
  link: text,
};
const line = z.union([
  z.looseObject({ ...facts, place: whole, about: text, detail: text }),
  z.looseObject({
    ...{ ...facts, kind: text, record: text, receivedAt: whole, tz: text },
    ...{ op: text, payload: text, content: text },
  }),
]);
const end = z.looseObject({ end: text, lines: whole, head: text });

/** @throws Error `noRecord` where the first line is not the head of a record */
export async function checkRecordFile(
  lines: AsyncIterable<string> | Iterable<string>,
  inspector: StoreInspector | null,
): Promise<SpaceFinding[]> {
  const findings = new Map<string, SpaceFinding>();
  const followers = new Map<string, ReturnType<typeof createFollower>>();
  const ended = new Set<string>();
  let number = 0;
  for await (const written of lines) {
    number += 1;
    const part = parsed(written);
    if (number === 1) {
      const { data } = head.safeParse(part);
      if (!data) throw new Error("noRecord");
      for (const { id } of data.spaces) {
        findings.set(id, { space: id, lines: 0, wrong: [], inServer: null });
        followers.set(id, createFollower(id));
      }
      continue;
    }
    const close = end.safeParse(part).data;
    const told = line.safeParse(part).data as RecordLine | undefined;
    const space = close?.end ?? told?.space ?? [...findings.keys()].find((id) => !ended.has(id));
    const [finding, follower] = [findings.get(space ?? ""), followers.get(space ?? "")];
    if (!finding || !follower) continue;
    if (close) {
      ended.add(close.end);
      if (close.head !== follower.head() || close.lines !== finding.lines)
        finding.wrong.push("end");
      continue;
    }
    finding.lines += 1;
    if (!told || !follower.follows(told)) finding.wrong.push(number);
  }
  for (const [id, finding] of findings) {
    if (!ended.has(id)) finding.wrong.push("end");
    if (inspector) finding.inServer = await holds(inspector, id, followers.get(id)?.head() ?? "");
  }
  return [...findings.values()];
}

async function holds(inspector: StoreInspector, space: string, link: string): Promise<boolean> {
  for await (const line of linesOf(inspector, space)) if (line.link === link) return true;
  return false;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
