import 'server-only'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A fresh token: `prefix` and 256 random bits as base64url. */
export const newToken = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`

/** What is kept of a token: enough to know it again, useless to whoever steals it (its 256 bits cannot be tried out). */
export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token, 'utf8').digest()

/** Compares two texts without telling by its duration where they differ. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(tokenHash(a), tokenHash(b))
