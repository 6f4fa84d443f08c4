import { describe, expect, it } from "vitest";
import { createLog, errorFacts } from "./log";

describe("the log", () => {
  it("writes one JSON object a line with time, level, event and facts", () => {
    const lines: string[] = [];
    const log = createLog(
      "info",
      (line) => lines.push(line),
      () => 0,
    );
    log.info("push-applied", { ops: 3 });
    expect(lines).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"push-applied","ops":3}\n',
    ]);
  });

  it("leaves out what is more talkative than its level", () => {
    const lines: string[] = [];
    const log = createLog("warn", (line) => lines.push(line));
    log.info("quiet");
    log.debug("quieter");
    log.error("loud");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"event":"loud"');
  });

  it("never repeats an error's message, which may quote what a person wrote", () => {
    const facts = errorFacts(Object.assign(new Error("件名 秘密の不具合"), { code: "E_BUSY" }));
    expect(facts.error).toBe("Error");
    expect(facts.code).toBe("E_BUSY");
    expect(JSON.stringify(facts)).not.toContain("秘密");
  });
});
