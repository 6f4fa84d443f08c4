/**
 * The port to durable storage. Everything above it is the same on the embedded store and on PostgreSQL;
 * what differs (locks, upserts, notification) stays inside the two files that implement this.
 */
import type { Role, Side } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { HeldChange, Settled } from "@/lib/sync/held";
import type { Change, Outcome } from "@/lib/sync/op";
import type { Lost, SpaceKind } from "@/lib/sync/protocol";

export interface Space {
  id: string;
  kind: SpaceKind;
  project: string | null;
  name: string;
  /** Newest seq given out in this space. */
  seq: number;
  /** Added to human numbers of rooms (BUG-A-0001), empty for the project itself. */
  code: string;
  createdAt: number;
  /** Whoever opened a private room. */
  createdBy?: string;
}

export interface Membership {
  space: string;
  userId: string;
  role: Role;
  side: Side;
  since: number;
  revokedAt: number | null;
}

/** One local database of one user on one device. */
export interface Device {
  clientId: string;
  userId: string;
  /** What kind of machine and browser it is. */
  label: string;
  /** Newest `n` applied, 0 before the first. */
  lastN: number;
  firstSeen: number;
  lastSeen: number;
  revokedAt: number | null;
  /** Id of the session that it last came with; opens nothing. */
  session?: string;
}

export interface Receipt {
  opId: string;
  clientId: string;
  n: number;
  /** SHA-256 of the op as sent, so that one id never stands for two contents. */
  payloadHash: string;
  outcome: Outcome;
}

/** As it came; what was made of it is written by `settleQuarantined`. */
export type Quarantined = Omit<HeldChange, "settled">;

export interface StoredFile {
  hash: string;
  space: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  uploader: string;
  storedAt: number;
}

/** A photo that was purged from a space: its bytes may be there no more, whoever brings them. */
export interface Purge {
  space: string;
  hash: string;
  /** The attachment on which it was asked for, by whom, when and why. */
  record: string;
  userId: string;
  at: number;
  reason: string;
}

/** The database was put back to a backup: everything was counted on from further ahead since. */
export interface Restore {
  /** The epoch that began with it. */
  epoch: number;
  at: number;
  backupAt: number;
  lost: LostSeqs[];
}

/** What of a space may have been given out after the backup, and is not given out again. */
export interface LostSeqs extends Lost {
  space: string;
}

/** What is known of seqs given out after the backup: from the replaced database or from a device. */
export interface Beyond {
  space: string;
  seq: number;
  /** Last seq that the change took; of several changes where nothing else is known of them. */
  upTo: number;
  opId: string | null;
  record: string | null;
  kind: string | null;
  /** Who made the change, and when by the server's clock. */
  userId: string | null;
  at: number | null;
  /** The record as it then was, where somebody still holds it so. Never applied. */
  row: Row | null;
  /** On whose device it was found, null for the replaced database. */
  witness: string | null;
}

/** A change that was sent again after a restore. */
export interface CameBack {
  opId: string;
  /** First and last seq that it had before. */
  took: [number, number];
}

export interface Invitation {
  /** SHA-256 of the token; the token itself is never stored. */
  tokenHash: string;
  /** `setup` makes the first administrator and has no project. */
  purpose: "setup" | "member";
  project: string | null;
  role: Role;
  side: Side;
  organisation: string;
  createdBy: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  usedBy: string | null;
  /** User id of a member who cannot sign in yet, and whom it gives the means to. */
  person?: string;
}

/** What somebody did that changes no record; the record of who did what keeps it beside the changes. */
export const eventKinds = [
  ...(["signedIn", "signInFailed", "signedOut", "setUp"] as const),
  ...(["invited", "invitationCancelled", "joined", "placeChanged", "removed"] as const),
  ...(["roomOpened", "roomEntered", "roomLeft"] as const),
  ...(["deviceRevoked", "deviceHandedOver", "deviceWiped"] as const),
  ...(["heldTaken", "heldDismissed", "recordExported"] as const),
];
export type EventKind = (typeof eventKinds)[number];

export interface NewEvent {
  space: string;
  what: EventKind;
  /** Whom or what it concerned: an id, or empty. */
  about: string;
  /** Empty where nobody was signed in. */
  userId: string;
  /** Of the machine, as far as it is known. */
  device: string;
  /** UTC milliseconds. */
  at: number;
  /** Codes and ids; never what people wrote. */
  detail?: Readonly<Record<string, string | number>>;
}

export interface RecordedEvent extends Required<Omit<NewEvent, "what" | "detail">> {
  what: string;
  seq: number;
  place: number;
  /** JSON. */
  detail: string;
  link: string;
}

/** What a device that was taken away hands over before it clears itself. */
export interface HandOver {
  clientId: string;
  userId: string;
  /** SHA-256 of the grant; null before it was given and after it was spent. */
  grantHash: string | null;
  expiresAt: number | null;
  /** It clears itself and hands nothing over. */
  wipeOnly: boolean;
  /** How much has come. */
  changes: number;
  photos: number;
  /** When everything had come, and when the device said that it holds nothing any more. */
  handedAt: number | null;
  wipedAt: number | null;
}

/** What one push writes, all of it or nothing. */
export interface Writes {
  rows: Row[];
  changes: Change[];
  receipts: Receipt[];
  quarantined: Quarantined[];
  /** New newest seq by space. */
  seqs: Map<string, number>;
  /** New last number by `space/kind`. */
  series: Map<string, number>;
  /** New last n of the pushing device. */
  device?: { clientId: string; lastN: number; lastSeen: number };
  /** Of the time before a restore. */
  beyond?: Beyond[];
}

/** Reads and writes inside one serialised writing transaction. */
export interface StoreTransaction extends StoreReader {
  /** Locks the spaces' seq rows until the end and answers them; unknown ids are absent. */
  lockSpaces(ids: readonly string[]): Promise<Map<string, Space>>;
  write(writes: Writes): Promise<void>;
  /** Adds a line to the record of who did what. */
  note(event: NewEvent): Promise<void>;
  addSpace(space: Space): Promise<void>;
  nameSpace(id: string, name: string): Promise<void>;
  putMembership(membership: Membership): Promise<void>;
  putDevice(device: Device): Promise<void>;
  putHandOver(handOver: HandOver): Promise<void>;
  addInvitation(invitation: Invitation): Promise<void>;
  /** False if it was used or has expired meanwhile. */
  spendInvitation(tokenHash: string, userId: string, now: number): Promise<boolean>;
  addFile(file: StoredFile): Promise<void>;
  /** The space names the photo no more and takes it no more; the first purge of a photo stays. */
  purgeFile(purge: Purge): Promise<void>;
  setMeta(key: string, value: string): Promise<void>;
  /** Leaves out what is settled already. */
  settleQuarantined(space: string, opIds: readonly string[], settled: Settled): Promise<void>;
  addRestore(restore: Restore): Promise<void>;
}

export interface StoreReader {
  meta(key: string): Promise<string | undefined>;
  /** The series in which every seq of this database is counted; another one after a restore. */
  epoch(): Promise<number>;
  space(id: string): Promise<Space | undefined>;
  /** Every project's own space, the oldest first. */
  projects(): Promise<Space[]>;
  /** Every space of a project, its own first. */
  spacesOf(project: string): Promise<Space[]>;
  /** The user's living memberships with their spaces. */
  spacesOfUser(userId: string): Promise<{ space: Space; membership: Membership }[]>;
  membership(space: string, userId: string): Promise<Membership | undefined>;
  /** Living and past ones of a space, the longest first. */
  membersOf(space: string): Promise<Membership[]>;
  /** Living and past ones of a user. */
  membershipsOf(userId: string): Promise<Membership[]>;
  /** True for somebody who had a membership and has none left. */
  isRevoked(userId: string): Promise<boolean>;
  device(clientId: string): Promise<Device | undefined>;
  /** True if a device that came with this session was revoked since. */
  isSessionRevoked(session: string): Promise<boolean>;
  devicesOf(userId: string): Promise<Device[]>;
  handOver(clientId: string): Promise<HandOver | undefined>;
  handOverUnder(grantHash: string): Promise<HandOver | undefined>;
  handOversOf(userId: string): Promise<HandOver[]>;
  invitation(tokenHash: string): Promise<Invitation | undefined>;
  openInvitations(project: string | null): Promise<Invitation[]>;
  receipts(opIds: readonly string[]): Promise<Receipt[]>;
  /** Receipts of one device from `fromN` on, in order. */
  receiptsFrom(clientId: string, fromN: number, limit: number): Promise<Receipt[]>;
  rows(space: string, ids: readonly string[]): Promise<Row[]>;
  /** Rows of any kind whose parent (`Definition.parent`) is one of these records. */
  children(space: string, kind: string, parents: readonly string[]): Promise<Row[]>;
  /** Rows with seq > cursor, in seq order; more than `limit` where several rows share the last seq. */
  rowsAfter(space: string, cursor: number, limit: number): Promise<Row[]>;
  /** Open work that the user made or is named in, newest first. */
  openWork(space: string, userId: string, limit: number): Promise<Row[]>;
  /** Rows of a kind, living ones, any order. */
  rowsOfKind(space: string, kind: string): Promise<Row[]>;
  rowByNumber(space: string, kind: string, number: number): Promise<Row | undefined>;
  changes(space: string, opIds: readonly string[]): Promise<Change[]>;
  /** The changes that gave out these seqs. */
  changesAt(space: string, seqs: readonly number[]): Promise<Change[]>;
  /** Newest last. */
  changesOf(space: string, record: string): Promise<Change[]>;
  lastNumber(space: string, kind: string): Promise<number>;
  quarantined(space: string): Promise<HeldChange[]>;
  /** Of one author, wherever they lie. */
  quarantinedOf(userId: string, opIds: readonly string[]): Promise<HeldChange[]>;
  file(space: string, hash: string): Promise<StoredFile | undefined>;
  /** True while any space names these bytes. */
  isNamed(hash: string): Promise<boolean>;
  purge(space: string, hash: string): Promise<Purge | undefined>;
  /** Oldest first. */
  restores(): Promise<Restore[]>;
  /** In the order of their seqs. */
  beyond(space: string): Promise<Beyond[]>;
  /** What devices have sent again. */
  cameBack(space: string): Promise<CameBack[]>;
  /** Spaces of which `beyond` knows something, also those that are not there any more. */
  spacesBeyond(): Promise<string[]>;
}

/** A change with what chains it to those before. */
export interface ChainedChange {
  change: Change;
  payloadHash: string;
  chain: string;
  content: string;
  link: string;
}

/** Everything there is, for backups and for checking; nothing that a person's call would ask. */
export interface StoreInspector {
  spaces(): Promise<(Space & { chain: string; link: string })[]>;
  series(): Promise<{ space: string; kind: string; last: number }[]>;
  devices(): Promise<Device[]>;
  files(): Promise<StoredFile[]>;
  purges(): Promise<Purge[]>;
  /** Changes with seq > `after`, in seq order. */
  history(space: string, after: number, limit: number): Promise<ChainedChange[]>;
  /** Events behind the changes from `from` on and before `upTo`, in order. */
  events(space: string, from: number, upTo: number): Promise<RecordedEvent[]>;
  /** Ordered by op id, those after `after`. */
  receipts(after: string, limit: number): Promise<Receipt[]>;
}

export interface Store extends StoreReader {
  readonly inspector: StoreInspector;
  /** Runs `work` in one durable transaction; a throw rolls everything back. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** True when the store answers and its disk takes writes. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
