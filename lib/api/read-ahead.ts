/** Asks for the next page of a space while the device still writes the one before. */
import type { PullAnswer, PullRequest, Transport } from "@/lib/sync/protocol";

const nameOf = ({ space, clientId, epoch, cursor, limit, mine }: PullRequest) =>
  JSON.stringify([space, clientId, epoch, cursor, limit, mine ?? false]);

/** A page that waited longer, because writing was held up, is asked for anew. */
const FRESH_MS = 5_000;

/** To the caller it is the same transport; at most one page is on its way unasked. */
export function readingAhead(transport: Transport): Transport {
  let ahead: { name: string; at: number; answer: Promise<PullAnswer> } | undefined;

  return {
    ...transport,
    async pull(request) {
      const name = nameOf(request);
      const isAhead = ahead?.name === name && performance.now() - ahead.at < FRESH_MS;
      const asked = isAhead && ahead ? ahead.answer : transport.pull(request);
      // Whatever else was on its way is out of date by the time that somebody asks for it.
      ahead = undefined;
      const answer = await asked;
      if (!request.mine && !answer.reset && answer.cursor > request.cursor && hasMore(answer)) {
        const next = { ...request, cursor: answer.cursor };
        ahead = { name: nameOf(next), at: performance.now(), answer: transport.pull(next) };
        // Its failure is met where it is asked for.
        ahead.answer.catch(() => {});
      }
      return answer;
    },
  };
}

const hasMore = ({ cursor, head }: PullAnswer) => cursor < head;
