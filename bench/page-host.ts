/** A device with the bench's own script on a page of the measured origin. */
import type { Page } from "@playwright/test";
import { Device } from "../e2e/fixtures/browser";
import { type Bundle, workerFolder } from "./bundle";

export interface PageHost {
  readonly device: Device;
  /** Calls a function that the script put on `globalThis.bench`; the answer is plain data. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  /** Opens the page anew with a fresh script, in a browser that may have been started again. */
  open(): Promise<void>;
}

/** @param address of a page that starts nothing by itself */
export async function hostScript(
  address: string,
  script: Bundle,
  device?: Device,
): Promise<PageHost> {
  const on = device ?? (await Device.create());
  const host: PageHost = {
    device: on,
    call: (name, args) => on.page.evaluate(callInPage, { name, args }),
    async open() {
      const { page } = on;
      if (script.workers.size > 0) await answerWorkers(page, script);
      await page.goto(address);
      // Evaluated by the debugger, so that the policy of the page stays as it is.
      await page.evaluate(script.code);
    },
  };
  await host.open();
  return host;
}

async function answerWorkers(page: Page, script: Bundle): Promise<void> {
  await page.route(`**${workerFolder}**`, (route) => {
    const body = script.workers.get(new URL(route.request().url()).pathname);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: "text/javascript", body });
  });
}

/** Runs in the page, after a script has put its functions there. */
export function callInPage({
  name,
  args,
}: {
  name: string;
  args: readonly unknown[];
}): Promise<unknown> {
  const { bench } = globalThis as typeof globalThis & {
    bench: Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  };
  const called = bench[name];
  if (called === undefined) throw new Error(`The script has no ${name}.`);
  return called(...args);
}
