/** `npm run check-data -- --record <file>`: whether an exported record is as it was taken out, and still the server's. */
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { checkRecordFile, type SpaceFinding } from "../../server/record/file";
import { readSqlite } from "../../server/store/sqlite-copy";
import { say } from "./terminal";

/**
 * @param database is compared with where it is there; the lines alone show what was altered in the file
 * @returns the exit code
 */
export async function checkRecord(path: string, database: string): Promise<number> {
  const lines = () => createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  const findings = existsSync(database)
    ? await readSqlite(database, ({ inspector, isOlder }) =>
        checkRecordFile(lines(), isOlder ? null : inspector),
      )
    : await checkRecordFile(lines(), null);
  for (const finding of findings) say(...told(finding));
  const isSound = findings.every(({ wrong, inServer }) => wrong.length === 0 && inServer !== false);
  say(
    "",
    isSound
      ? "記録は書き出したときのままです。 / The record is as it was taken out."
      : "記録は書き出したときのままではありません。 / The record is not as it was taken out.",
  );
  return isSound ? 0 : 1;
}

const NAMED = 20;

function told({ space, lines, wrong, inServer }: SpaceFinding): string[] {
  const mark = wrong.length === 0 && inServer !== false ? "✓" : "✗";
  const server =
    inServer === false ? ["  サーバーの記録と合いません / not in the server's record"] : [];
  const places = wrong
    .slice(0, NAMED)
    .map((one) =>
      one === "end" ? "  終わりがありません / its end is missing" : `  ${one} 行目 / line ${one}`,
    );
  const more = wrong.length > NAMED ? [`  … ${wrong.length - NAMED}`] : [];
  return [`${mark} ${space}  ${lines}`, ...places, ...more, ...server];
}
