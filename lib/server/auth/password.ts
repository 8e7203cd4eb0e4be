import 'server-only'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { singleton } from '@/lib/server/platform/singleton'

type Cost = { readonly N: number; readonly r: number; readonly p: number }

/** Cost of a guess: 128 MiB and about a third of a second (scrypt, RFC 7914, with N = 2^17). */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 }
const MAX_MEMORY = 192 * 1024 * 1024
/** Tests that sign many people in set a lower one. */
const cost = () => singleton<Cost>('password-cost', () => COST)
const KEY = 32
const SALT = 16

const derive = (password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, KEY, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  )

/** A salted hash of a password, with the cost it was made at: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT)
  const { N, r, p } = cost()
  const key = await derive(password, salt, { N, r, p })
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether `hash` was made from this password; false for what is no such hash. */
export async function isPassword({ hash, password }: { readonly hash: string; readonly password: string }): Promise<boolean> {
  const [kind, n, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false
  const made = { N: Number(n), r: Number(r), p: Number(p) }
  const wanted = Buffer.from(key, 'base64url')
  const got = await derive(password, Buffer.from(salt, 'base64url'), made).catch(() => null)
  return got !== null && wanted.length === got.length && timingSafeEqual(wanted, got)
}
