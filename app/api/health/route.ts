/** Tells a probe or the start script that the process serves, and which version it is. */

import { health } from "@/server/start";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const report = await health();
  return Response.json(report, {
    status: report.ok ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
