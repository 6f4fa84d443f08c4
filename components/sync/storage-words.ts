/** What is said of the device's storage: only what a person there and then has reason to mind. */

export interface StorageInput {
  /** Bytes. */
  usage: number;
  quota: number;
  persisted: boolean;
  /** Safari's own window on an iPhone or iPad, which clears what is not used for a week. */
  inIosBrowser: boolean;
}

export type StorageWords = "persisted" | "roomy" | "notPersisted" | "ios";

/** A day of testing with photos stays far below. */
const PLENTY_BYTES = 500e6;

export function storageWords({
  usage,
  quota,
  persisted,
  inIosBrowser,
}: StorageInput): StorageWords {
  if (persisted) return "persisted";
  if (inIosBrowser) return "ios";
  const isRoomy = quota - usage >= PLENTY_BYTES && usage < quota / 2;
  return isRoomy ? "roomy" : "notPersisted";
}
