/** `npm run backup -- <folder>`: a consistent copy of everything, also while the server runs. */
import { resolve } from "node:path";
import packageJson from "../../package.json";
import { backUp } from "../../server/backup/backup";
import { env } from "../../server/env";
import { folderGiven, program, say } from "./terminal";

await program(async () => {
  const to = folderGiven(
    "バックアップ先のフォルダを指定してください。 / Name the folder for the backups: npm run backup -- <folder>",
  );
  if (to === undefined) return 1;
  const job = { dataDir: env().dataDir, to: resolve(to), version: packageJson.version };
  const { folder, manifest } = await backUp({ ...job, now: Date.now });
  const { files, missing, database } = manifest;
  const megabytes = (database.size / 1_048_576).toFixed(1);
  say(
    "バックアップしました。サーバーの鍵は含みません。 / Backed up, without the server's secret.",
    `  ${folder}`,
    `  データベース ${megabytes} MB、写真 ${files.length} 枚 / database ${megabytes} MB, ${files.length} photos`,
  );
  if (missing.length === 0) return 0;
  say(
    `  写真 ${missing.length} 枚がサーバーにないか壊れていて、含まれていません。npm run check-data で確認してください。 / ${missing.length} photos are missing or damaged on the server and not included; see npm run check-data.`,
  );
  return 1;
});
