/** Starts the product's side: the real server with a project, and devices of one signed-in person. */
import { bundle } from "../bundle";
import { hostScript, type PageHost } from "../page-host";
import type { Seed } from "../seed/project";
import { type Side, toSidePage } from "../side";
import type { ProductPage } from "./page";
import { type Project, startProject } from "./project";

export interface ProductDevice {
  readonly host: PageHost;
  readonly page: ProductPage;
}

export interface ProductSide extends Side {
  readonly first: ProductPage;
  second(): Promise<ProductPage>;
  readonly project: Project;
  /** One more device of the same person. */
  device(): Promise<ProductDevice>;
}

/** An address that the server answers without the app. */
const quietAddress = "/robots.txt";

export async function startProductSide(
  seedsBy: (author: string) => readonly Seed[],
): Promise<ProductSide> {
  const [project, script] = await Promise.all([
    startProject(seedsBy),
    bundle("bench/product/page.ts"),
  ]);
  const { server, person, id } = project;
  const hosts: PageHost[] = [];

  async function device(): Promise<ProductDevice> {
    const begin = (host: PageHost) =>
      host.call("begin", [{ user: { id: person.userId, name: person.account.name }, space: id }]);
    const host = await hostScript(`${server.origin}${quietAddress}`, script);
    hosts.push(host);
    await host.device.context.addCookies(cookiesOf(person.cookie, server.origin));
    await begin(host);
    const again: PageHost = {
      ...host,
      async open() {
        await host.open();
        await begin(host);
      },
    };
    return { host: again, page: toSidePage<ProductPage>(host) };
  }

  const first = await device();
  let second: Promise<ProductDevice> | undefined;
  return {
    project,
    first: first.page,
    async second() {
      second ??= device();
      return (await second).page;
    },
    device,
    async close() {
      for (const host of hosts) await host.device.dispose();
      await server.dispose();
    },
  };
}

/** The session of the person, as a browser keeps it over its restarts. */
export function cookiesOf(cookie: string, url: string) {
  const expires = Math.floor(Date.now() / 1_000) + 86_400;
  return cookie.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), url, expires, httpOnly: true, sameSite: "Lax" as const };
  });
}
