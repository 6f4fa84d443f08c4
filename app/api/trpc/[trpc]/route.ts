/** Every call of the app: push, pull, and what concerns people. */

import { answerApi } from "@/server/api/door";
import { apiPorts } from "@/server/api/opened";

export const dynamic = "force-dynamic";

const answer = (request: Request): Promise<Response> => answerApi(apiPorts(), request);

export const GET = answer;
export const POST = answer;
