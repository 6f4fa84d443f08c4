/** Photo bytes by space and hash. */

import { getFile, putFile } from "@/server/files/door";
import { openedFiles } from "@/server/files/opened";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ space: string; hash: string }>;
}

export async function GET(request: Request, context: Context): Promise<Response> {
  return getFile(await openedFiles(), request, await context.params);
}

export async function PUT(request: Request, context: Context): Promise<Response> {
  return putFile(await openedFiles(), request, await context.params);
}
