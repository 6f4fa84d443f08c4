/** What people and files need before the first request: tables, secret, a way in, no leftovers. */
import { openedFiles } from "@/server/files/opened";
import { openedPeople } from "./opened";
import { issueSetUpLink } from "./set-up";

/**
 * @returns the one-time set-up link to print for whoever started the server; undefined once an
 * administrator exists. It goes to the terminal only, never to a log.
 */
export async function startPeople(): Promise<string | undefined> {
  const people = await openedPeople();
  await openedFiles();
  return issueSetUpLink(people);
}
