/** The record of who did what in a project, as a file. */

import { recordDoor } from "@/server/api/opened";
import { answerRecord } from "@/server/record/door";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ project: string }>;
}

export async function POST(request: Request, context: Context): Promise<Response> {
  return answerRecord(await recordDoor(), request, (await context.params).project);
}
