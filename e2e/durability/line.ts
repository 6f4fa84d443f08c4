/** The network between one device and the server, as a test cuts it. */
import { type Transport, TransportError } from "@/lib/sync/protocol";

export interface Line {
  up: boolean;
  /** After so many calls it goes down; the answer to the last of them is lost. */
  callsLeft: number;
}

export const openLine = (): Line => ({ up: true, callsLeft: Number.POSITIVE_INFINITY });

/** What goes through the door reaches the server as long as the line is up. */
export function over(line: Line, { push, pull, spaces, recount }: Transport): Transport {
  const call =
    <Asked, Answer>(work: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      if (!line.up) throw new TransportError("unreachable");
      line.callsLeft -= 1;
      const answer = await work(asked);
      if (line.callsLeft <= 0) line.up = false;
      if (!line.up) throw new TransportError("unreachable");
      return answer;
    };
  return { push: call(push), pull: call(pull), spaces: call(spaces), recount: call(recount) };
}
