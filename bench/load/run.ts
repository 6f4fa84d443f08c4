/** `npm run bench:load`: what one server holds, and how its cost grows with devices, records and photos. */
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type Project, startProject } from "../product/project";
import { defectsOnly } from "../seed/project";
import { costWhileSending } from "./photos";
import { ramp } from "./ramp";
import { costWith } from "./records";
import { type Cells, tableOf } from "./table";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "devices,records,photos" },
    devices: { type: "string", default: "50,100,200,300,400,600,800" },
    seconds: { type: "string", default: "60" },
    records: { type: "string", default: "1000,10000,100000" },
  },
});

const numbers = (list: string) => list.split(",").map(Number);
const chosen = values.only.split(",");
const tell = (sentence: string) => console.log(sentence);
const seconds = Number(values.seconds);

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
console.log(`${machine}; load average at the start ${loadavg()[0]?.toFixed(1)}`);

if (chosen.includes("devices"))
  await withProject(10_000, async (project) => {
    const steps = numbers(values.devices);
    console.log(`\n${tableOf(await ramp(project, { steps, seconds, tell }))}\n`);
  });

if (chosen.includes("records")) {
  const lines: Cells[] = [];
  for (const records of numbers(values.records))
    lines.push(await withProject(records, (project) => costWith(records, project)));
  console.log(`\n${tableOf(lines)}\n`);
}

if (chosen.includes("photos"))
  await withProject(1_000, async (project) => {
    const lines: Cells[] = [];
    for (const senders of [0, 2, 8, 32]) lines.push(await costWhileSending(senders, project));
    console.log(`\n${tableOf(lines)}\n`);
  });

async function withProject<T>(
  records: number,
  measure: (project: Project) => Promise<T>,
): Promise<T> {
  const project = await startProject((author) => defectsOnly(records, author));
  try {
    return await measure(project);
  } finally {
    await project.server.dispose();
  }
}
