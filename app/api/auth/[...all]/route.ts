/** Sign-in, sign-out and the session of a browser. */

import { answerSession } from "@/server/auth/door";
import { openedPeople } from "@/server/auth/opened";

export const dynamic = "force-dynamic";

async function answer(request: Request): Promise<Response> {
  return answerSession(await openedPeople(), request);
}

export const GET = answer;
export const POST = answer;
