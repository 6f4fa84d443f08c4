/** How many devices one server holds, each writing once a minute with a live stream open. */
import { loadavg } from "node:os";
import { summarise } from "../figures";
import type { Project } from "../product/project";
import { startCrowd } from "./crowd-process";
import type { Caller } from "./device";
import { gauge } from "./gauge";
import type { Cells } from "./table";

export interface RampOptions {
  readonly steps: readonly number[];
  readonly seconds: number;
  tell(sentence: string): void;
}

/** A push that takes longer is felt; the ramp ends there. */
export const LIMIT_MS = 500;
const DEVICES_A_PERSON = 10;

export async function ramp(project: Project, options: RampOptions): Promise<Cells[]> {
  const { steps, seconds, tell } = options;
  const callers = await callersFor(project, Math.max(...steps));
  const crowd = await startCrowd(project.server.origin, project.id, callers);
  const lines: Cells[] = [];
  try {
    for (const devices of steps) {
      tell(`${devices} devices …`);
      const line = await oneStep(project, devices, seconds, () => crowd.step(devices, seconds));
      lines.push(line.cells);
      tell(JSON.stringify(line.cells));
      if (line.p95 > LIMIT_MS) break;
    }
  } finally {
    crowd.end();
  }
  return lines;
}

async function oneStep(
  { server }: Project,
  devices: number,
  seconds: number,
  work: () => ReturnType<Awaited<ReturnType<typeof startCrowd>>["step"]>,
) {
  const measured = work();
  const cost = await costNear(server.pid, measured, seconds);
  const { push, pull, spaces, news, failures, cpu } = await measured;
  const pushes = summarise(push);
  const told = summarise(news.length > 0 ? news : [Number.NaN]);
  const cells: Cells = {
    devices,
    "push, median / p95 / max": three(pushes),
    "calls a second": ((push.length + pull.length + spaces.length) / seconds).toFixed(0),
    "on the others, median / p95": `${told.median.toFixed(0)} / ${told.p95.toFixed(0)} ms`,
    "server: cores": cost.cores.toFixed(2),
    "server: MB": cost.residentMb,
    "crowd: cores": cpu.toFixed(2),
    failures: failures.length,
    load: loadavg()[0]?.toFixed(1) ?? "",
  };
  return { cells, p95: pushes.p95 };
}

const three = ({ median, p95, max }: ReturnType<typeof summarise>) =>
  `${median.toFixed(0)} / ${p95.toFixed(0)} / ${max.toFixed(0)} ms`;

/** Over the last `seconds` before `measured` is there. */
async function costNear(pid: number, measured: Promise<unknown>, seconds: number) {
  const samples: { at: number; cpuSeconds: number; residentMb: number }[] = [];
  const sample = async () => samples.push({ at: performance.now(), ...(await gauge(pid)) });
  await sample();
  const timer = setInterval(() => void sample(), 1_000);
  await measured.finally(() => clearInterval(timer));
  await sample();
  const last = samples.at(-1);
  const first = samples.find(({ at }) => (last?.at ?? 0) - at <= seconds * 1_000);
  if (!first || !last) throw new Error("The server's cost was not seen.");
  const cores = (last.cpuSeconds - first.cpuSeconds) / ((last.at - first.at) / 1_000);
  return { cores, residentMb: last.residentMb };
}

async function callersFor(project: Project, devices: number): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (let one = 0; one < Math.ceil(devices / DEVICES_A_PERSON); one++) {
    const { userId, cookie } = await project.office.member(project, "tester", `担当者${one + 1}`);
    callers.push({ userId, cookie });
  }
  return callers;
}
