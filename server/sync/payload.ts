/** How big and how deep JSON from outside is, and the hash that says whether two ops are one and the same. */
import { createHash } from "node:crypto";

/** True if arrays and objects lie at most `most` deep in each other. Never recurses, whatever comes. */
export function isShallow(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (depth === most) return false;
      for (const inner of Object.values(one)) next.push(inner);
    }
    level = next;
  }
  return true;
}

/**
 * SHA-256 over the op with its keys in order, and its size as JSON. Leaves out `clientId` and `n`, under
 * others of which a device that had to renumber sends the same op, and `again`, which a restore adds.
 * @param op shallow enough to recurse into
 */
export function contentOf(op: object): { hash: string; bytes: number } {
  const { clientId: _client, n: _n, again: _again, ...content } = op as Record<string, unknown>;
  const json = canonicalJson(content);
  return { hash: createHash("sha256").update(json).digest("hex"), bytes: Buffer.byteLength(json) };
}

function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let json = "";
  if (Array.isArray(value)) {
    for (const inner of value) json += `${json && ","}${canonicalJson(inner)}`;
    return `[${json}]`;
  }
  for (const key of Object.keys(value).sort())
    json += `${json && ","}${JSON.stringify(key)}:${canonicalJson(Reflect.get(value, key))}`;
  return `{${json}}`;
}
