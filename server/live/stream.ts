/** One device's event stream: `{space, seq}` of the caller's spaces, and nothing of what is in them. */
import type { Hub, Listener } from "./hub";

export interface StreamPorts {
  hub: Hub;
  userId: string;
  clientId: string;
  /** The caller's spaces with their newest seq; null once session, device or user may listen no more. */
  allowed(): Promise<ReadonlyMap<string, number> | null>;
  onFault(error: unknown): void;
}

/** Keeps proxies from closing a quiet stream, and is when rights are looked at again. */
export const HEARTBEAT_MS = 20_000;

/** Events; a `spaces` event says that the list of spaces has changed. Ends when `signal` aborts. */
export function liveStream(ports: StreamPorts, signal: AbortSignal): ReadableStream<Uint8Array> {
  let end = () => {};
  let flush = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const encoder = new TextEncoder();
        // What a slow reader has not taken yet is at most one line a space: a later seq replaces the one before.
        const waiting = new Map<string, number>();
        let rearranged = false;
        let looked = false;
        let ended = false;
        const write = (text: string) => controller.enqueue(encoder.encode(text));

        flush = () => {
          if (ended || (controller.desiredSize ?? 0) <= 0) return;
          // Enqueuing asks for more at once, so nothing may be left to be written a second time.
          const lines = [...waiting].map(
            ([space, seq]) => `data: ${JSON.stringify({ space, seq })}\n\n`,
          );
          if (rearranged) lines.unshift("event: spaces\ndata: {}\n\n");
          waiting.clear();
          rearranged = false;
          for (const line of lines) write(line);
        };

        const listener: Listener = {
          userId: ports.userId,
          clientId: ports.clientId,
          spaces: new Set(),
          news(space, seq) {
            waiting.set(space, Math.max(seq, waiting.get(space) ?? 0));
            flush();
          },
          membershipChanged: () => void look(),
          close: () => end(),
        };

        async function look(): Promise<void> {
          try {
            const allowed = await ports.allowed();
            if (ended) return;
            if (!allowed) {
              // The device asks why at once, and is told.
              write("event: spaces\ndata: {}\n\n");
              return end();
            }
            const before = listener.spaces;
            listener.spaces = new Set(allowed.keys());
            const fresh = [...allowed].filter(([space]) => !before.has(space));
            const same = fresh.length === 0 && before.size === allowed.size;
            rearranged ||= looked && !same;
            looked = true;
            for (const [space] of waiting) if (!allowed.has(space)) waiting.delete(space);
            // What was committed before the stream stood is news too.
            for (const [space, seq] of fresh) listener.news(space, seq);
            flush();
          } catch (error) {
            ports.onFault(error);
            end();
          }
        }

        const leave = ports.hub.subscribe(listener);
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) write(": still here\n\n");
          void look();
        }, HEARTBEAT_MS);
        heartbeat.unref();
        end = () => {
          if (ended) return;
          ended = true;
          clearInterval(heartbeat);
          leave();
          try {
            controller.close();
          } catch {
            // The reader has gone first.
          }
        };
        signal.addEventListener("abort", end);
        write("retry: 3000\n\n");
        void look();
      },
      pull: () => flush(),
      cancel: () => end(),
    },
    new CountQueuingStrategy({ highWaterMark: 64 }),
  );
}
