/** Starts the bare side: its server with the records, and its devices. */
import { v7 } from "uuid";
import { bundle } from "../bundle";
import { hostScript, type PageHost } from "../page-host";
import { type Side, type SidePage, toSidePage } from "../side";
import { defectTexts } from "../texts";
import { type BareRow, bareStates } from "./rows";
import { startBareServer } from "./server";

export async function startBareSide(count: number): Promise<Side> {
  const server = await startBareServer(bareRows(count));
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

function bareRows(count: number): BareRow[] {
  return Array.from({ length: count }, (_, place) => ({
    ...defectTexts(place),
    id: v7(),
    number: place + 1,
    state: bareStates[place % bareStates.length] ?? "reported",
    seq: place + 1,
  }));
}
