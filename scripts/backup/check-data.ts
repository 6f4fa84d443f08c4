/** `npm run check-data`: whether the data are whole, and what a restore could not bring back. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BackupError } from "../../server/backup/backup-error";
import { type Check, checkData, harmless, type Result } from "../../server/backup/check";
import { type MissingAfter, missingAfterRestores } from "../../server/backup/missing";
import { sizeOf } from "../../server/backup/spans";
import { env } from "../../server/env";
import { demandSound, readSqlite } from "../../server/store/sqlite-copy";
import type { Space, StoreReader } from "../../server/store/store";
import { checkRecord } from "./check-record";
import { missingText } from "./missing-text";
import { padded, program, say } from "./terminal";

const labels: Readonly<Record<Check, string>> = {
  chain: "履歴の連鎖 / hash chain of the history",
  content: "履歴の中身 / content of the history",
  record: "誰が何をしたか / record of who did what",
  sequence: "連番の抜け / sequences without holes",
  rows: "記録と履歴 / records and their history",
  numbers: "番号 / numbers",
  receipts: "受領と履歴 / receipts and their changes",
  photos: "写真のハッシュ / hashes of photos",
  purged: "完全に消した写真 / purged photos",
  attachments: "届いていない写真 / photos on their way",
  leftOver: "使われていない写真 / photos that nothing names",
};

const MOST_NAMED = 20;

await program(async () => {
  const { dataDir } = env();
  const file = join(dataDir, "asayu.db");
  const [option, path] = process.argv.slice(2);
  if (option === "--record" && path !== undefined) return checkRecord(resolve(path), file);
  if (!existsSync(file)) throw new BackupError("noDatabase", file);
  await demandSound(file);
  const { results, missing, names } = await readSqlite(
    file,
    async ({ reader, inspector, isOlder }) => {
      if (isOlder) throw new BackupError("older", file);
      const results = await checkData({ reader, inspector, files: join(dataDir, "files") });
      const missing = await missingAfterRestores(reader, inspector);
      return { results, missing, names: await namesIn(reader, await inspector.spaces()) };
    },
  );
  const nameOf = (userId: string) => names.get(userId) ?? userId;
  for (const result of results) say(line(result));
  const wrong = results.filter(({ check, found }) => found.length > 0 && !harmless.includes(check));
  for (const { check, found } of wrong) say("", labels[check], ...named(found));
  if (missing.length > 0) say("", ...missing.flatMap((one) => missingText(one, nameOf)));
  await keepRows(missing);
  say(
    "",
    wrong.length === 0
      ? soundText(missing)
      : `問題が ${wrong.length} 種類あります。データを残したまま、バックアップと比べてください。 / ${wrong.length} kinds of problems: keep the data as they are and compare them with a backup.`,
  );
  return wrong.length === 0 ? 0 : 1;
});

async function namesIn(
  reader: StoreReader,
  spaces: readonly Space[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id } of spaces)
    for (const { fields } of await reader.rowsOfKind(id, "member"))
      if (typeof fields.name === "string") names.set(String(fields.user), fields.name);
  return names;
}

/** Whole data are not all of it: what a restore could not bring back is said in the same breath. */
function soundText(missing: readonly MissingAfter[]): string {
  const spaces = missing.flatMap((one) => one.spaces);
  const count = spaces.reduce((sum, one) => sum + sizeOf(one.missing), 0);
  if (count === 0) return "問題はありません。 / No problem was found.";
  return `データは壊れていませんが、変更 ${count} 件がまだ戻っていません。プロジェクトへの連絡：上の端末の持ち主は朝夕を開いてネットワークにつないでください。それでも戻らない変更は、書いた人が入力し直してください。 / The data are sound, but ${count} changes have not come back. Tell the project: the owners of the devices above open Asayu with a network; what still does not come back is entered again by whoever wrote it.`;
}

function line({ check, looked, found }: Result): string {
  const isFine = found.length === 0;
  const mark = isFine ? "✓" : harmless.includes(check) ? "・" : "✗";
  const count = isFine ? "" : `  ${found.length}`;
  return `${padded(mark, 2)}${padded(labels[check], 52)}${String(looked).padStart(8)}${count}`;
}

function named(found: readonly string[]): string[] {
  const told = found.slice(0, MOST_NAMED).map((one) => `  ${one}`);
  return found.length > MOST_NAMED ? [...told, `  … ${found.length - MOST_NAMED}`] : told;
}

/** `--rows <file>`: the records as somebody still held them, to be entered again by a person. */
async function keepRows(missing: readonly MissingAfter[]): Promise<void> {
  const [option, path] = process.argv.slice(2);
  if (option !== "--rows" || path === undefined) return;
  const lines = missing.flatMap(({ spaces }) => spaces.flatMap(({ lines }) => lines));
  const rows = lines.filter(({ row }) => row !== null);
  await writeFile(resolve(path), `${JSON.stringify(rows, null, 1)}\n`, { mode: 0o600 });
  say("", `戻っていない記録 ${rows.length} 件 / ${rows.length} records: ${resolve(path)}`);
}
