/** The two writes of somebody new, an account and the spaces that go with it, made to stand or fall together. */
import { v7 as uuidv7 } from "uuid";
import type { StoreTransaction } from "@/server/store/store";
import { accountByEmail, createAccount, type NewAccount, removeAccount } from "./accounts";
import type { People } from "./people";

/**
 * Creates the account, its person space, and what `work` adds in the same transaction. When `work`
 * throws, the account is taken back.
 * @returns the new user's id
 * @throws PeopleError `weakPassword`, `emailTaken`, and what `work` throws
 */
export function joinAsNewUser(
  people: People,
  account: NewAccount,
  work: (tx: StoreTransaction, userId: string) => Promise<void>,
): Promise<string> {
  return people.oneAtATime(async () => {
    await clearHalfMade(people, account.email);
    const userId = await createAccount(people.auth, account);
    try {
      await people.store.transaction(async (tx) => {
        await addPersonSpace(tx, userId, people.now());
        await work(tx, userId);
      });
    } catch (error) {
      await removeAccount(people.auth, userId);
      throw error;
    }
    return userId;
  });
}

/** An account that never had a space is what a crash left between the two writes; nobody has ever worked with it. */
async function clearHalfMade({ auth, store }: People, email: string): Promise<void> {
  const userId = await accountByEmail(auth, email);
  if (userId === undefined) return;
  if ((await store.membershipsOf(userId)).length === 0) await removeAccount(auth, userId);
}

/** A person's own space: settings, and the announcements that other spaces came or went. */
export async function addPersonSpace(
  tx: StoreTransaction,
  userId: string,
  now: number,
): Promise<void> {
  const id = uuidv7();
  await tx.addSpace({
    id,
    kind: "person",
    project: null,
    name: "",
    seq: 0,
    code: "",
    createdAt: now,
  });
  await tx.putMembership({
    space: id,
    userId,
    role: "admin",
    side: "user",
    since: now,
    revokedAt: null,
  });
}
