/** Comes before Dexie: it would tell other tabs of every write, and here nobody listens. */

Reflect.deleteProperty(globalThis, "BroadcastChannel");
