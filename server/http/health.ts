/** Tells a probe or the start script that the process serves, and which version it is. */
import packageJson from "@/package.json";
import { openedStore } from "@/server/store";

/** What a probe may know: no names, no counts. */
export async function health(): Promise<{ ok: boolean; version: string }> {
  const ok = await openedStore().then(
    (store) => store.healthy(),
    () => false,
  );
  return { ok, version: packageJson.version };
}
