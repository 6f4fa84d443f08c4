/** The HTTP side of photo bytes: who may bring and fetch them, in which pieces, and how they are served. */
import { createHash } from "node:crypto";
import { attachment } from "@/lib/records/attachment";
import { isGranted } from "@/lib/records/rights";
import { GRANT_HEADER } from "@/lib/sync/hand-over";
import { isSameOrigin } from "@/server/auth/same-origin";
import { type Floods, type FlowName, retryAfter } from "@/server/floods";
import type { Membership, Purge, Store, StoreReader, StoreTransaction } from "@/server/store/store";
import { notePhoto, photoOwner } from "@/server/sync/hand-over";
import { readBody } from "./body";
import type { Disk } from "./disk";
import { FileError, isFileError } from "./file-error";
import { checkImage } from "./image";
import { checkPartCount, PART_BYTES, type Parts, type Upload } from "./parts";

/** What bytes are kept with. */
export interface Keeper {
  store: Store;
  disk: Disk;
  /** UTC milliseconds. */
  now(): number;
}

export interface Files extends Keeper {
  parts: Parts;
  floods: Floods;
  /** Whoever's session the headers carry. */
  userOf(headers: Headers): Promise<string | undefined>;
  publicUrl: string;
}

/** Where the bytes belong, as the address names it. */
export interface Address {
  space: string;
  hash: string;
}

interface Caller {
  userId: string;
  /** Null for a device that was taken away and hands over what it has. */
  membership: Membership | null;
  /** Runs in the transaction that names the photo. @returns false for somebody who may not bring it any more */
  welcome(tx: StoreTransaction): Promise<boolean>;
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * `PUT` with the whole body (at most 1 MiB) or with `?part=i&of=n`; repeating one is harmless.
 * Answers `{stored, missing}`; an error answers `{code}` and stores nothing.
 */
export function putFile(files: Files, request: Request, address: Address): Promise<Response> {
  return answering(async () => {
    if (!isSameOrigin(request.headers, files.publicUrl)) return refusal(403, "foreignOrigin");
    const caller = await callerOf(files, "upload", request.headers, address);
    if (caller instanceof Response) return caller;
    if (!mayBring(caller)) return refusal(403, "forbidden");
    await demandNotPurged(files, address);
    // Without waiting for the body: a repeated upload costs one row.
    if (await files.store.file(address.space, address.hash)) return state(true, []);
    const part = partOf(request.url);
    const bytes = await readBody(request, PART_BYTES);
    const claimed = claimedType(request.headers);
    if (!part) {
      const stored = await keepFile(files, address, caller, bytes, claimed);
      return stored ? state(true, []) : refusal(404, "missing");
    }
    const upload: Upload = { ...address, userId: caller.userId, of: part.of };
    await files.parts.keep(upload, part.index, bytes);
    const missing = await files.parts.missing(upload);
    if (missing.length > 0) return state(false, missing);
    try {
      const whole = await files.parts.whole(upload);
      const stored = await keepFile(files, address, caller, whole, claimed);
      await files.parts.drop(upload);
      return stored ? state(true, []) : refusal(404, "missing");
    } catch (error) {
      // Bytes that were judged and refused are no use to a next try.
      if (isFileError(error) && error.code !== "serverFull") await files.parts.drop(upload);
      throw error;
    }
  });
}

/** `GET` the bytes, or with `?missing&of=n` the parts that have not come: `{stored, missing}`. */
export function getFile(files: Files, request: Request, address: Address): Promise<Response> {
  return answering(async () => {
    const caller = await callerOf(files, "call", request.headers, address);
    if (caller instanceof Response) return caller;
    const purge = await files.store.purge(address.space, address.hash);
    if (purge) return purgedAnswer(purge);
    const row = await files.store.file(address.space, address.hash);
    const query = new URL(request.url).searchParams;
    if (query.has("missing")) {
      if (row) return state(true, []);
      const of = Number(query.get("of"));
      checkPartCount(of);
      const missing = await files.parts.missing({ ...address, userId: caller.userId, of });
      // All came, but the process died or the disk was full before the whole was kept: a part that comes
      // again sets that off. Without it the device would wait for ever.
      return state(false, missing.length > 0 ? missing : [of - 1]);
    }
    if (!row || !caller.membership) return refusal(404, "missing");
    const headers = servedHeaders(row.mime, address.hash);
    const bytes = await files.disk.read(address.hash);
    if (!bytes) return refusal(404, "missing");
    return new Response(new Uint8Array(bytes), { headers });
  });
}

/** A space that the caller is not in answers like one that does not exist. */
async function callerOf(
  { store, userOf, now, floods }: Files,
  flow: FlowName,
  headers: Headers,
  { space, hash }: Address,
): Promise<Caller | Response> {
  const crowd = floods.wait(flow, { headers });
  if (crowd > 0) return refusal(429, "tooMany", retryAfter(crowd));
  const grant = headers.get(GRANT_HEADER);
  if (grant !== null) {
    const owner = HASH.test(hash) ? await photoOwner(store, grant, { space, hash }, now()) : null;
    if (owner === null) return refusal(404, "missing");
    const welcome = (tx: StoreTransaction) => notePhoto(tx, grant, now()).then(() => true);
    return { userId: owner, membership: null, welcome };
  }
  const userId = await userOf(headers);
  const wait = userId ? floods.wait(flow, { userId }) : 0;
  if (wait > 0) return refusal(429, "tooMany", retryAfter(wait));
  if (userId === undefined) return refusal(401, "signedOut");
  const membership = HASH.test(hash) ? await livingMembership(store, space, userId) : undefined;
  if (!membership) return refusal(404, "missing");
  const welcome = async (tx: StoreReader) => !!(await livingMembership(tx, space, userId));
  return { userId, membership, welcome };
}

async function livingMembership(store: StoreReader, space: string, userId: string) {
  const membership = await store.membership(space, userId);
  return membership?.revokedAt === null ? membership : undefined;
}

const mayBring = ({ userId, membership }: Caller) =>
  membership === null ||
  isGranted(
    { userId, role: membership.role, side: membership.side },
    attachment.rights.create,
    null,
  );

function partOf(url: string): { index: number; of: number } | undefined {
  const query = new URL(url).searchParams;
  if (!query.has("part") && !query.has("of")) return undefined;
  const [index, of] = [query.get("part"), query.get("of")];
  if (!/^\d{1,3}$/.test(index ?? "") || !/^\d{1,3}$/.test(of ?? "")) {
    throw new FileError("fileParts");
  }
  checkPartCount(Number(of));
  return { index: Number(index), of: Number(of) };
}

/** What the sender calls the bytes; a part has no type of its own. */
function claimedType(headers: Headers): string | null {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  return type === "" || type === "application/octet-stream" ? null : type;
}

/**
 * Judges the bytes, puts them on the disk, then names them in the space: in this order.
 * @returns false for somebody who was shown out of the space while the photo travelled
 */
export async function keepFile(
  { store, disk, now }: Keeper,
  { space, hash }: Address,
  { userId: uploader, welcome }: Pick<Caller, "userId" | "welcome">,
  bytes: Buffer,
  claimed: string | null,
): Promise<boolean> {
  if (bytes.length === 0) throw new FileError("fileEmpty");
  if (createHash("sha256").update(bytes).digest("hex") !== hash) throw new FileError("fileHash");
  const { mime, width, height } = await checkImage(bytes, claimed);
  return disk.alone(hash, async () => {
    if (!(await disk.has(hash))) await disk.put(hash, bytes);
    try {
      return await store.transaction(async (tx) => {
        if (!(await welcome(tx))) return false;
        await demandNotPurged({ store: tx }, { space, hash });
        if (await tx.file(space, hash)) return true;
        const size = bytes.length;
        await tx.addFile({ hash, space, mime, size, width, height, uploader, storedAt: now() });
        return true;
      });
    } catch (error) {
      // Purged while it travelled.
      if (isPurgedError(error) && !(await store.isNamed(hash))) await disk.remove(hash);
      throw error;
    }
  });
}

/** @throws FileError `purged` */
async function demandNotPurged(
  { store }: { store: StoreReader },
  { space, hash }: Address,
): Promise<void> {
  if (await store.purge(space, hash)) throw new FileError("purged");
}

const isPurgedError = (error: unknown) => isFileError(error) && error.code === "purged";

function servedHeaders(mime: string, hash: string) {
  const extension = mime.slice("image/".length).replace("jpeg", "jpg");
  return {
    "Content-Type": mime,
    "Content-Disposition": `attachment; filename="${hash.slice(0, 12)}.${extension}"`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    // The device keeps what it has seen where a purge reaches it; a browser's cache is beyond anybody's reach.
    "Cache-Control": "private, no-store",
  };
}

const noStore = { "Cache-Control": "no-store" };

const state = (stored: boolean, missing: number[]) =>
  Response.json({ stored, missing }, { headers: noStore });

const purgedAnswer = ({ record, userId: by, at, reason }: Purge) =>
  Response.json({ code: "purged", record, by, at, reason }, { status: 410, headers: noStore });

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers: { ...noStore, ...headers } });

async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isFileError(error)) return refusal(error.status, error.code);
    throw error;
  }
}
