/** The secret part of a link: 256 random bits, of which the server keeps only the SHA-256. */
import { createHash, randomBytes } from "node:crypto";

/** 43 characters that stand in an address as they are. */
export const newToken = () => randomBytes(32).toString("base64url");

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
