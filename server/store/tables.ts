/** The tables as the queries see them. JSON lies in text columns, so that both databases hold the same. */

export interface Tables {
  meta: { key: string; value: string };
  space: {
    id: string;
    kind: string;
    project: string | null;
    name: string;
    seq: number;
    code: string;
    createdAt: number;
    createdBy: string | null;
    /** Head of the hash chain over the payloads of the space's changes. */
    chain: string;
    /** Newest link of the record of who did what: of a change or of an event. */
    link: string;
  };
  membership: {
    space: string;
    userId: string;
    role: string;
    side: string;
    since: number;
    revokedAt: number | null;
  };
  device: {
    clientId: string;
    userId: string;
    label: string;
    lastN: number;
    firstSeen: number;
    lastSeen: number;
    revokedAt: number | null;
    session: string | null;
  };
  record: RecordTable;
  change: ChangeTable;
  receipt: {
    opId: string;
    clientId: string;
    n: number;
    payloadHash: string;
    outcome: string;
  };
  quarantine: {
    opId: string;
    space: string;
    op: string;
    userId: string;
    reason: string;
    at: number;
    settledAt: number | null;
    settledBy: string | null;
    settledHow: string | null;
    note: string | null;
  };
  file: {
    space: string;
    hash: string;
    mime: string;
    size: number;
    width: number | null;
    height: number | null;
    uploader: string;
    storedAt: number;
  };
  purge: {
    space: string;
    hash: string;
    record: string;
    userId: string;
    at: number;
    reason: string;
  };
  invitation: {
    tokenHash: string;
    purpose: string;
    project: string | null;
    role: string;
    side: string;
    organisation: string;
    createdBy: string | null;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
    usedBy: string | null;
    person: string | null;
  };
  /** What somebody did that changes no record. */
  event: {
    space: string;
    /** The space's newest seq then; the event stands behind that change. */
    seq: number;
    /** From 1, in order, among the events behind one change. */
    place: number;
    what: string;
    /** Whom or what it concerned: an id, or empty. */
    about: string;
    /** Empty where nobody was signed in. */
    userId: string;
    device: string;
    at: number;
    /** JSON. */
    detail: string;
    link: string;
  };
  handOver: {
    clientId: string;
    userId: string;
    grantHash: string | null;
    expiresAt: number | null;
    wipeOnly: number;
    changes: number;
    photos: number;
    handedAt: number | null;
    wipedAt: number | null;
  };
  series: { space: string; kind: string; last: number };
  restore: { epoch: number; at: number; backupAt: number };
  lost: { epoch: number; space: string; kept: number; upTo: number };
  beyond: {
    space: string;
    seq: number;
    upTo: number;
    opId: string | null;
    record: string | null;
    kind: string | null;
    userId: string | null;
    at: number | null;
    row: string | null;
    witness: string | null;
  };
}

export interface RecordTable {
  space: string;
  id: string;
  kind: string;
  number: number | null;
  code: string | null;
  fields: string;
  seqs: string;
  createdBy: string;
  createdAt: number;
  createdSeq: number;
  changedBy: string;
  changedAt: number;
  seq: number;
  deleted: number | null;
  entered: string;
  /** What follows is derived from the definition of the kind, see `derived.ts`. */
  parent: string | null;
  openWork: number;
  people: string;
}

export interface ChangeTable {
  opId: string;
  space: string;
  seq: number;
  record: string;
  kind: string;
  type: string;
  set: string;
  prev: string;
  userId: string;
  clientId: string;
  at: number;
  receivedAt: number;
  tz: string;
  group: string | null;
  batch: string | null;
  of: string | null;
  fields: string | null;
  conflict: string | null;
  parallel: number;
  /** The seqs that it had before a restore, as JSON. */
  again: string | null;
  payloadHash: string;
  /** SHA-256 over the chain so far and this payload's hash: a line taken out or altered shows. */
  chain: string;
  /** SHA-256 of what the line says was written. */
  content: string;
  /** Over the link before and all that the line says of who, when and what. */
  link: string;
}
