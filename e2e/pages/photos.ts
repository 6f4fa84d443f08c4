/** The photos of a record, one of them full size, and what is done with it. */
import type { Locator, Page } from "@playwright/test";

export class Photos {
  readonly thumbnails: Locator;
  readonly purged: Locator;
  readonly refused: Locator;

  constructor(readonly page: Page) {
    this.thumbnails = page.getByRole("button", { name: /^写真 .* を大きく見る/ });
    this.purged = page.getByRole("button", { name: "削除された写真", exact: true });
    this.refused = page.getByRole("button", { name: /を大きく見る 送れない写真$/ });
  }

  /** From the photo's own view. */
  async askPurge(): Promise<void> {
    await this.thumbnails.first().click();
    await this.page.getByRole("button", { name: "写真のほかの操作" }).click();
    await this.page.getByRole("menuitem", { name: "写真を完全に消す" }).click();
  }

  async purge(reason: string): Promise<void> {
    await this.page.getByLabel(/^消去の理由/).fill(reason);
    await this.page.getByRole("button", { name: "完全に消す", exact: true }).click();
  }

  /** How many photos, and parts of them, this browser keeps anywhere. */
  kept(): Promise<{ blobs: number; cached: number }> {
    return this.page.evaluate(async () => {
      const open = (name: string) =>
        new Promise<IDBDatabase>((done, fail) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      let blobs = 0;
      for (const { name = "" } of await indexedDB.databases()) {
        const database = await open(name);
        for (const store of ["blobs", "uploads"]) {
          if (!database.objectStoreNames.contains(store)) continue;
          blobs += await new Promise<number>((done, fail) => {
            const request = database.transaction(store).objectStore(store).count();
            request.onsuccess = () => done(request.result);
            request.onerror = () => fail(request.error);
          });
        }
        database.close();
      }
      let cached = 0;
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys())
          if (new URL(url).pathname.startsWith("/api/")) cached += 1;
      return { blobs, cached };
    });
  }
}
