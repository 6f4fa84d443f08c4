/** The crowd's process, seen from the side of the measurement. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Order, Step } from "./crowd";
import type { Caller } from "./device";

export interface Crowd {
  step(devices: number, seconds: number): Promise<Step>;
  end(): void;
}

export async function startCrowd(origin: string, space: string, callers: Caller[]): Promise<Crowd> {
  const child = fork(join(import.meta.dirname, "crowd.ts"), { execArgv: ["--import", "tsx"] });
  const ask = async (order: Order): Promise<unknown> => {
    child.send(order);
    const [answer] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(() => {
        throw new Error("The crowd has died.");
      }),
    ]);
    return answer;
  };
  await ask({ do: "begin", origin, space, callers });
  return {
    step: async (devices, seconds) => (await ask({ do: "step", devices, seconds })) as Step,
    end: () => child.disconnect(),
  };
}
