/** The HTTP side of the record's export: JSON lines, as a download that no browser opens as a page. */
import type { People, User } from "@/server/auth/people";
import { PeopleError } from "@/server/auth/people-error";
import { isSameOrigin } from "@/server/auth/same-origin";
import { type Floods, retryAfter } from "@/server/floods";
import { exportRecord, type RecordPart } from "./export";

export interface RecordDoor extends Pick<People, "store" | "now" | "publicUrl"> {
  floods: Floods;
  /** Whoever's session the headers carry. */
  sessionOf(headers: Headers): Promise<User | null>;
}

/** `POST`, since taking it out is itself noted. An error answers `{code}`. */
export async function answerRecord(
  door: RecordDoor,
  { headers }: Request,
  project: string,
): Promise<Response> {
  if (!isSameOrigin(headers, door.publicUrl)) return refusal(403, "foreignOrigin");
  const user = await door.sessionOf(headers);
  const wait =
    door.floods.wait("export", { headers }) || (user && door.floods.wait("export", user));
  if (wait) return refusal(429, "tooMany", retryAfter(wait));
  if (!user) return refusal(401, "signedOut");
  try {
    const parts = await exportRecord(door, user, project);
    return new Response(streamOf(parts), { headers: { ...served, "Cache-Control": "no-store" } });
  } catch (error) {
    if (!(error instanceof PeopleError)) throw error;
    return refusal(error.code === "forbidden" ? 403 : 404, error.code);
  }
}

const served = {
  "Content-Type": "application/x-ndjson; charset=utf-8",
  "Content-Disposition": 'attachment; filename="asayu-record.jsonl"',
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
};

/** Line by line as they are read: a long record is never held whole. */
function streamOf(parts: AsyncGenerator<RecordPart>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers: { ...headers, "Cache-Control": "no-store" } });
