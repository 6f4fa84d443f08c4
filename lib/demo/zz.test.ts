import { it } from "vitest";
import { demoStory } from "@/lib/demo/tell";
it("x", () => {
  const ops = demoStory();
  // any op with at outside the office or weekend
  for (const o of ops) {
    const d = new Date(o.at + 9 * 3600000);
    const hm = d.toISOString().slice(11, 16), day = d.getUTCDay();
    if (day === 0 || day === 6 || hm < "08:30" || hm > "20:00" || d.toISOString().startsWith("2026-11-23")) console.log("ODD", d.toISOString(), o.userId, o.kind, JSON.stringify(o.set).slice(0, 80));
  }
  // per-record time order: creation first
  const seen = new Set<string>();
  for (const o of ops) { if (o.type === "create" || o.type === "append") seen.add(o.record); else if (!seen.has(o.record)) console.log("BEFORE CREATE", o.kind, JSON.stringify(o.set).slice(0, 100), new Date(o.at).toISOString()); }
  const until = Date.parse("2026-11-20T09:30:00+09:00");
  const state = new Map<string, any>();
  for (const o of ops.filter((o) => o.at <= until)) state.set(o.record, { ...(state.get(o.record) ?? { kind: o.kind, state: "-" }), ...o.set });
  const tally: Record<string, number> = {};
  for (const s of state.values()) tally[`${s.kind}:${s.state}`] = (tally[`${s.kind}:${s.state}`] ?? 0) + 1;
  console.log(tally);
  const last = ops.filter((o) => o.kind === "defect").slice(60, 100).map((o) => new Date(o.at + 9 * 3600000).toISOString().slice(5, 16) + " " + o.userId + " " + o.type + " " + JSON.stringify(o.set).slice(0, 90));
  console.log(last.join("\n"));
});
