/** Making an account and finding one by its address; only set-up and invitations come here. */
import { MAX_PASSWORD, MIN_PASSWORD } from "@/lib/records/people-input";
import type { Auth } from "./auth";
import type { User } from "./people";
import { PeopleError } from "./people-error";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

/** One account has one spelling of its address. */
export const normalEmail = (email: string) => email.normalize("NFC").trim().toLowerCase();

/** The id of the account with this address, or undefined. */
export async function accountByEmail(auth: Auth, email: string): Promise<string | undefined> {
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findUserByEmail(normalEmail(email)))?.user.id;
}

/**
 * Creates an account and answers its user id.
 * @throws PeopleError `weakPassword`, `emailTaken`
 */
export async function createAccount(auth: Auth, account: NewAccount): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const { email, hash } = await credentialsOf(auth, account);
  const user = await internalAdapter
    .createUser(
      { email, name: account.name.trim(), emailVerified: false },
      { method: "invitation" },
    )
    .catch(async (error: unknown) => {
      // Two people with one address at the same moment: the database lets one pass.
      if (await accountByEmail(auth, email)) throw new PeopleError("emailTaken", { cause: error });
      throw error;
    });
  await linkPassword(auth, user.id, hash);
  return user.id;
}

type Credentials = Pick<NewAccount, "email" | "password">;

/** @throws PeopleError `weakPassword`, `emailTaken` */
async function credentialsOf(auth: Auth, given: Credentials) {
  const { password } = await auth.$context;
  if (given.password.length < MIN_PASSWORD || given.password.length > MAX_PASSWORD) {
    throw new PeopleError("weakPassword");
  }
  const email = normalEmail(given.email);
  if (await accountByEmail(auth, email)) throw new PeopleError("emailTaken");
  return { email, hash: await password.hash(given.password) };
}

async function linkPassword(auth: Auth, userId: string, hash: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const account = { userId, providerId: "credential", accountId: userId, password: hash };
  await internalAdapter.linkAccount(account);
}

/** Somebody known by name who cannot sign in: no password, and an address under which no mail arrives. */
export async function createNamed(auth: Auth, { userId, name }: User): Promise<void> {
  const { adapter, internalAdapter } = await auth.$context;
  if (await internalAdapter.findUserById(userId)) return;
  const now = new Date();
  const email = `${userId}@nobody.invalid`;
  await adapter.create({
    model: "user",
    data: { id: userId, name, email, emailVerified: false, createdAt: now, updatedAt: now },
    forceAllowId: true,
  });
}

/** True for somebody who has the means to sign in. */
export async function canSignIn(auth: Auth, userId: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findAccounts(userId)).length > 0;
}

/**
 * Gives somebody who is known by name only an address and a password; the name stays.
 * @param between runs once both are known to be fit, before they are written
 * @throws PeopleError `weakPassword`, `emailTaken`, `alreadyMember` for somebody who can sign in already
 */
export async function giveCredentials(
  auth: Auth,
  userId: string,
  given: Credentials,
  between: () => Promise<void>,
): Promise<void> {
  if (await canSignIn(auth, userId)) throw new PeopleError("alreadyMember");
  const { internalAdapter } = await auth.$context;
  const { email, hash } = await credentialsOf(auth, given);
  await between();
  await internalAdapter.updateUser(userId, { email });
  await linkPassword(auth, userId, hash);
}

/** The name of an account, undefined where there is none. */
export async function nameOf(auth: Auth, userId: string): Promise<string | undefined> {
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findUserById(userId))?.name;
}

/** Takes an account back whose invitation turned out to be spent. */
export async function removeAccount(auth: Auth, userId: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteAccounts(userId);
  await internalAdapter.deleteUser(userId);
}

/** True if this address and password open the account. */
export async function isPasswordOf(auth: Auth, email: string, given: string): Promise<boolean> {
  const { internalAdapter, password } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(normalEmail(email), {
    includeAccounts: true,
  });
  const hash = found?.accounts.find((account) => account.providerId === "credential")?.password;
  return hash ? password.verify({ hash, password: given }) : false;
}
