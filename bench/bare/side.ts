/** Starts the bare side: its server with the records, and its devices. */
import { v7 } from "uuid";
import { bundle } from "../bundle";
import { hostScript, type PageHost } from "../page-host";
import type { Seed } from "../seed/project";
import { type Side, type SidePage, toSidePage } from "../side";
import { type BareRow, bareStates } from "./rows";
import { startBareServer } from "./server";

export async function startBareSide(seedsBy: (author: string) => readonly Seed[]): Promise<Side> {
  const server = await startBareServer(bareRows(seedsBy(v7())));
  const script = await bundle("bench/bare/page.ts");
  const hosts: PageHost[] = [];
  const device = async (): Promise<SidePage> => {
    const host = await hostScript(server.origin, script);
    hosts.push(host);
    const page = toSidePage(host);
    await page.reset();
    return page;
  };
  const first = await device();
  let second: Promise<SidePage> | undefined;
  return {
    first,
    second() {
      second ??= device();
      return second;
    },
    async close() {
      for (const host of hosts) await host.device.dispose();
      await server.close();
    },
  };
}

function bareRows(seeds: readonly Seed[]): BareRow[] {
  return seeds.map(({ id, kind, set, moved, state }, place) => ({
    ...set,
    ...moved,
    id,
    kind,
    number: place + 1,
    // Five states, so that its filter leaves out as much as the product's by state and severity.
    state: kind === "defect" ? (bareStates[place % bareStates.length] ?? "reported") : state,
    seq: place + 1,
  }));
}
