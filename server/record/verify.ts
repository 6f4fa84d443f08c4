/** Works the links of a record out again, from its lines alone. */
import { eventLinkAfter, genesisOf, linkAfter } from "@/server/store/links";
import { isEventLine, type RecordLine } from "./lines";

/** What the link of a line has to be, behind the link before it. */
export function linkOf(before: string, line: RecordLine): string {
  if (isEventLine(line)) return eventLinkAfter(before, { ...line, userId: line.by });
  const { what: type, by: userId, device: clientId, op: opId, payload: payloadHash } = line;
  return linkAfter(before, { ...line, type, userId, clientId, opId, payloadHash });
}

/** Reads the lines of one space in order and names those that do not follow from the one before. */
export function createFollower(space: string) {
  let before = genesisOf(space);
  return {
    /** False for a line that was altered, moved, or stands behind one that was taken out. */
    follows(line: RecordLine): boolean {
      const isSound = line.space === space && linkOf(before, line) === line.link;
      before = line.link;
      return isSound;
    },
    /** The newest link: what the space itself has to name. */
    head: () => before,
  };
}
