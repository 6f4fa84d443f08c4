/** The event stream that tells a device which of its spaces has moved on. */

import { livePorts } from "@/server/api/opened";
import { answerLive } from "@/server/live/door";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return answerLive(await livePorts(), request);
}
