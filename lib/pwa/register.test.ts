import { describe, expect, it } from "vitest";
import { registerOn, type WorkerHost, type WorkerLike, type WorkerRegistration } from "./register";

class FakeWorker extends EventTarget implements WorkerLike {
  state = "installing";
  readonly messages: unknown[] = [];
  postMessage(message: unknown) {
    this.messages.push(message);
  }
}
class FakeRegistration extends EventTarget implements WorkerRegistration {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  async update() {}
  /** A new version arrives and has been installed. */
  arrive() {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    this.installing = null;
    this.waiting = worker;
    worker.state = "installed";
    worker.dispatchEvent(new Event("statechange"));
    return worker;
  }
}
class FakeHost extends EventTarget implements WorkerHost {
  controller: unknown = {};
  readonly registration = new FakeRegistration();
  readonly calls: [string, RegistrationOptions][] = [];
  async register(address: string, options: RegistrationOptions) {
    this.calls.push([address, options]);
    return this.registration;
  }
}

const settled = () => new Promise((done) => setTimeout(done, 0));

describe("the registration of the worker", () => {
  it("never lets the worker come from the HTTP cache", async () => {
    const host = new FakeHost();
    registerOn(host, () => undefined);
    await settled();
    expect(host.calls).toEqual([["/sw.js", { scope: "/", updateViaCache: "none" }]]);
  });

  it("tells when a new version waits, and takes it only when asked", async () => {
    const host = new FakeHost();
    let reloads = 0;
    const updates = registerOn(host, () => reloads++);
    let told = 0;
    updates.subscribe(() => told++);
    await settled();
    const worker = host.registration.arrive();
    expect(updates.isWaiting()).toBe(true);
    expect(told).toBe(1);
    expect(worker.messages).toEqual([]);
    updates.apply();
    expect(worker.messages).toEqual([{ type: "SKIP_WAITING" }]);
    host.dispatchEvent(new Event("controllerchange"));
    expect(reloads).toBe(1);
    expect(updates.isWaiting()).toBe(false);
  });

  it("knows a version that was waiting already when the page opened", async () => {
    const host = new FakeHost();
    host.registration.waiting = new FakeWorker();
    const updates = registerOn(host, () => undefined);
    await settled();
    expect(updates.isWaiting()).toBe(true);
  });

  it("does not call the first install an update", async () => {
    const host = new FakeHost();
    host.controller = null;
    const updates = registerOn(host, () => undefined);
    await settled();
    host.registration.arrive();
    expect(updates.isWaiting()).toBe(false);
  });

  it("does not reload a page whose person did not ask, when another tab took the new version", async () => {
    const host = new FakeHost();
    let reloads = 0;
    registerOn(host, () => reloads++);
    await settled();
    host.registration.arrive();
    host.dispatchEvent(new Event("controllerchange"));
    expect(reloads).toBe(0);
  });

  it("does nothing to apply when nothing waits", async () => {
    const host = new FakeHost();
    let reloads = 0;
    registerOn(host, () => reloads++).apply();
    await settled();
    host.dispatchEvent(new Event("controllerchange"));
    expect(reloads).toBe(0);
  });
});
