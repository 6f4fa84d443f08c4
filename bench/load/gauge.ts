/** What a process has cost so far, by the kernel's own count. */
import { readFile } from "node:fs/promises";

export interface Gauge {
  /** Seconds of a processor. */
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

const TICKS_A_SECOND = 100;

export async function gauge(pid: number): Promise<Gauge> {
  const [stat, status] = await Promise.all(
    ["stat", "status"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8")),
  );
  // The name of the process stands in brackets and may hold spaces.
  const fields = (stat ?? "").slice((stat ?? "").lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const resident = /^VmRSS:\s+(\d+)/m.exec(status ?? "")?.[1];
  return {
    cpuSeconds: (user + system) / TICKS_A_SECOND,
    residentMb: Math.round(Number(resident) / 1_024),
  };
}
