/** The key that signs session cookies: a file beside the database, so that a copied database opens nothing. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Reads the secret, making it at the first start.
 * @param file absolute path
 * @returns 43 characters of 256 random bits
 * @throws when the file cannot be read or made, or was cut short
 */
export function serverSecret(file: string): string {
  return read(file) ?? make(file);
}

function read(file: string): string | undefined {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (secret.length >= 32) return secret;
  throw new Error(
    `The secret in ${file} is too short: restore it, or delete the file and sign in anew.`,
  );
}

function make(file: string): string {
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, "wx", 0o600);
  try {
    writeSync(handle, `${secret}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return secret;
}
