/**
 * The practical limit on the server's side: one table in a synced SQLite file behind Node's own HTTP server.
 * No rights, no merge, no history, no receipts.
 */

import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import Database from "libsql";
import { freePort } from "../../e2e/fixtures/server";
import type { BareOp, BareRow } from "./rows";

export interface BareServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** @param rows what a fresh device loads */
export async function startBareServer(rows: readonly BareRow[]): Promise<BareServer> {
  const folder = mkdtempSync(join(tmpdir(), "asayu-bare-"));
  const database = openTable(join(folder, "bare.db"));
  database.add(rows);
  const everything = gzipSync(JSON.stringify(rows));
  const listeners = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://bare");
    const json = { "content-type": "application/json", "cache-control": "no-store" };
    if (pathname === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>bare");
    } else if (pathname === "/rows") {
      const after = Number(searchParams.get("after") ?? 0);
      const body = after === 0 ? everything : gzipSync(JSON.stringify(database.after(after)));
      response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(body);
    } else if (pathname === "/seq") {
      response.writeHead(200, json).end(String(database.seq()));
    } else if (pathname === "/ops") {
      const ops: readonly BareOp[] = JSON.parse(gunzipSync(await bodyOf(request)).toString());
      const seq = database.apply(ops);
      response.writeHead(200, json).end(JSON.stringify({ seq }));
      for (const listener of listeners) listener.write(`data: ${seq}\n\n`);
    } else if (pathname === "/live") {
      response.writeHead(200, { ...json, "content-type": "text/event-stream" }).flushHeaders();
      listeners.add(response);
      request.once("close", () => listeners.delete(response));
    } else response.writeHead(404).end();
  }

  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openTable(file: string) {
  const sqlite = new Database(file);
  sqlite.exec("pragma journal_mode = wal");
  sqlite.exec("pragma synchronous = full");
  sqlite.exec(
    "create table record (id text primary key, seq integer not null, fields text not null)",
  );
  sqlite.exec("create index record_seq on record (seq)");
  const insert = sqlite.prepare("insert or replace into record (id, seq, fields) values (?, ?, ?)");
  const update = sqlite.prepare(
    "update record set seq = ?, fields = json_patch(fields, ?) where id = ?",
  );
  const select = sqlite.prepare("select fields, seq from record where seq > ? order by seq");
  let seq = 0;

  const apply = sqlite.transaction((ops: readonly BareOp[]) => {
    for (const op of ops) {
      seq += 1;
      if (op.type === "create") insert.run(op.row.id, seq, JSON.stringify(op.row));
      else update.run(seq, JSON.stringify(op.set), op.id);
    }
  });
  return {
    add: (rows: readonly BareRow[]) => apply(rows.map((row) => ({ type: "create", row }))),
    /** One synced transaction. @returns the newest seq */
    apply(ops: readonly BareOp[]): number {
      apply(ops);
      return seq;
    },
    seq: () => seq,
    after(seen: number): BareRow[] {
      return select.all(seen).map((found) => {
        const { fields, seq } = found as { fields: string; seq: number };
        return { ...(JSON.parse(fields) as BareRow), seq };
      });
    },
    close: () => sqlite.close(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
