/** A file that only a password opens: PBKDF2 makes the key, AES-GCM keeps the content secret and whole. */

export class SealError extends Error {
  constructor(readonly code: "wrongPassword" | "damaged") {
    super(code);
  }
}

/** As OWASP asks of PBKDF2 with SHA-256; about a second on a tablet. */
const ROUNDS = 600_000;
const MAGIC = new TextEncoder().encode("ASAYU-1\n");
const SALT = 16;
const IV = 12;
const TAG = 16;
/** Sealed on its own, so that a wrong password is told from a damaged file. */
const CHECK = new TextEncoder().encode("asayu");
const HEAD = MAGIC.length + SALT + IV + CHECK.length + TAG + IV;

async function keyOf(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  // Typed on another keyboard the same sign may come in another form.
  const secret = new TextEncoder().encode(password.normalize("NFKC"));
  const raw = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveKey"]);
  const derived = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  const cipher = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derived, raw, cipher, false, ["encrypt", "decrypt"]);
}

export async function seal(text: string, password: string): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const key = await keyOf(password, salt);
  const locked = async (content: Uint8Array<ArrayBuffer>) => {
    const iv = crypto.getRandomValues(new Uint8Array(IV));
    return [iv, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, content))];
  };
  const parts = [
    ...[MAGIC, salt],
    ...(await locked(CHECK)),
    ...(await locked(new TextEncoder().encode(text))),
  ];
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** @throws SealError */
export async function unseal(file: ArrayBuffer, password: string): Promise<string> {
  const bytes = new Uint8Array(file);
  const isOurs = MAGIC.every((byte, place) => bytes[place] === byte);
  if (!isOurs || bytes.length <= HEAD + TAG) throw new SealError("damaged");
  let at = MAGIC.length;
  const next = (length?: number) => {
    const part = bytes.slice(at, length === undefined ? undefined : at + length);
    at += part.length;
    return part;
  };
  const key = await keyOf(password, next(SALT));
  const open = (code: SealError["code"], iv: Uint8Array<ArrayBuffer>, content: BufferSource) =>
    crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, content).catch(() => {
      throw new SealError(code);
    });
  await open("wrongPassword", next(IV), next(CHECK.length + TAG));
  return new TextDecoder().decode(await open("damaged", next(IV), next()));
}
