/** Every address under `/api`, and the door behind it. */
import { Hono } from "hono";
import { answerApi } from "@/server/api/door";
import { apiPorts, livePorts, recordDoor } from "@/server/api/opened";
import { answerSession } from "@/server/auth/door";
import { openedPeople } from "@/server/auth/opened";
import { getFile, putFile } from "@/server/files/door";
import { openedFiles } from "@/server/files/opened";
import { answerLive } from "@/server/live/door";
import { errorFacts } from "@/server/log";
import { answerRecord } from "@/server/record/door";
import { log } from "@/server/running";
import { health } from "./health";

const noStore = { "Cache-Control": "no-store" };

export const doors = new Hono()
  .on(["GET", "POST"], "/api/trpc/*", ({ req }) => answerApi(apiPorts(), req.raw))
  .on(["GET", "POST"], "/api/auth/*", async ({ req }) =>
    answerSession(await openedPeople(), req.raw),
  )
  .get("/api/live", async ({ req }) => answerLive(await livePorts(), req.raw))
  .get("/api/files/:space/:hash", async ({ req }) =>
    getFile(await openedFiles(), req.raw, req.param()),
  )
  .put("/api/files/:space/:hash", async ({ req }) =>
    putFile(await openedFiles(), req.raw, req.param()),
  )
  .post("/api/record/:project", async ({ req }) =>
    answerRecord(await recordDoor(), req.raw, req.param("project")),
  )
  .get("/api/health", async () => {
    const report = await health();
    return Response.json(report, { status: report.ok ? 200 : 503, headers: noStore });
  });

doors.notFound(() => Response.json({ code: "missing" }, { status: 404, headers: noStore }));

doors.onError((error) => {
  log().error("call-failed", errorFacts(error));
  return Response.json({ code: "fault" }, { status: 500, headers: noStore });
});
