/** The browser is killed the moment a save says that it is saved. */
import type { Measurement } from "../bench";
import { exactly } from "../line";

export const killed: Measurement = {
  key: "kill",
  async measure(bench) {
    const product = await bench.product();
    const { host, page } = await product.device();
    await page.reset();
    await page.load();
    const rounds = bench.runs === 1 ? 5 : 20;
    let survived = 0;
    for (let round = 0; round < rounds; round++) {
      const title = `電源断 ${round}`;
      // Without a network, or the server could give back what the disk lost.
      await page.online(false);
      await page.mark(title);
      await host.device.kill();
      await host.device.launch();
      await host.open();
      if ((await page.marked(title)) === 1) survived += 1;
      await page.reopen();
    }
    return [
      {
        work: `saves surviving SIGKILL of the browser, of ${rounds}`,
        unit: "count",
        product: [survived],
        bar: exactly(rounds),
        note: "looked for in IndexedDB past the product's code, before anything was sent",
      },
    ];
  },
};
