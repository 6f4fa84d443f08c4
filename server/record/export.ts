/** The record of a project as a file: a head, the lines of each space in order, and an end that tells a cut file. */
import { isLeading } from "@/lib/records/joining";
import { memberRows } from "@/server/auth/members";
import { by } from "@/server/auth/noted";
import type { People, User } from "@/server/auth/people";
import { PeopleError } from "@/server/auth/people-error";
import { ORGANISATION, placeIn } from "@/server/auth/places";
import type { Space, StoreReader } from "@/server/store/store";
import { linesOf, type RecordLine } from "./lines";
import { createFollower } from "./verify";

export const RECORD_FORMAT = 1;

export interface RecordHead {
  asayuRecord: typeof RECORD_FORMAT;
  project: string;
  /** UTC milliseconds. */
  exportedAt: number;
  by: string;
  spaces: { id: string; kind: string; name: string }[];
  /** Names of those who are or were in the project, by user id. */
  people: Record<string, string>;
}

export interface SpaceEnd {
  end: string;
  lines: number;
  head: string;
}

export type RecordPart = RecordHead | RecordLine | SpaceEnd;

/**
 * Notes that the record was taken out, and answers its parts. Rooms that the person is not in are left out, as if they
 * were not there.
 * @throws PeopleError `missing` to outsiders, `forbidden` for those who do not lead the project
 */
export async function exportRecord(
  { store, now }: Pick<People, "store" | "now">,
  reader: User,
  project: string,
): Promise<AsyncGenerator<RecordPart>> {
  const at = now();
  const { spaces, people } = await store.transaction(async (tx) => {
    if (!isLeading(await placeIn(tx, project, reader.userId))) throw new PeopleError("forbidden");
    const spaces = await spacesFor(tx, reader.userId, project);
    for (const { id } of spaces)
      await tx.note(by(reader, { space: id, what: "recordExported", about: project, at }));
    const members = await memberRows(tx, project);
    const named = [...members].map(([id, { fields }]) => [id, String(fields.name ?? "")]);
    return { spaces, people: Object.fromEntries(named) };
  });
  const head: RecordHead = {
    ...{ asayuRecord: RECORD_FORMAT, project, exportedAt: at, by: reader.userId },
    spaces: spaces.map(({ id, kind, name }) => ({ id, kind, name })),
    people,
  };
  return partsOf(store, head);
}

async function* partsOf(
  { inspector }: People["store"],
  head: RecordHead,
): AsyncGenerator<RecordPart> {
  yield head;
  for (const { id } of head.spaces) {
    const follower = createFollower(id);
    let lines = 0;
    for await (const line of linesOf(inspector, id)) {
      follower.follows(line);
      lines += 1;
      yield line;
    }
    yield { end: id, lines, head: follower.head() };
  }
}

/** Those of the project that the person is in; the organisation's only for its administrators. */
async function spacesFor(store: StoreReader, userId: string, project: string): Promise<Space[]> {
  const organisation = await store.meta(ORGANISATION);
  const held = await store.spacesOfUser(userId);
  return held
    .filter(
      ({ space, membership }) =>
        space.project === project || (space.id === organisation && membership.role === "admin"),
    )
    .map(({ space }) => space);
}
