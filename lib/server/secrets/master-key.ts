import 'server-only'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../config/environment.mjs'
import { writeKeyFile } from './key-file'

export type KeySource = Pick<Environment, 'secretKey' | 'secretKeyFile' | 'keyFolder'>
export type KeyResult =
  | { readonly ok: true; readonly key: Uint8Array; readonly from: string }
  | { readonly ok: false; readonly problem: string }

/** Where the key of an installation lies that was given none by SECRET_KEY or SECRET_KEY_FILE. */
export function keyFileOf(source: KeySource, installation: string): string {
  return source.secretKeyFile ?? path.join(/*turbopackIgnore: true*/ source.keyFolder, `${installation}.key`)
}

/**
 * Gives the master key (32 octets): SECRET_KEY, else the key file. With `mayMake` a key file that does not exist is made
 * (0600, in a folder of 0700); without it, as for a data folder that was already written to, its absence is a problem.
 */
export function loadMasterKey(source: KeySource, installation: string, { mayMake }: { readonly mayMake: boolean }): KeyResult {
  if (source.secretKey !== null) return { ok: true, key: source.secretKey, from: 'SECRET_KEY' }
  const file = keyFileOf(source, installation)
  try {
    if (existsSync(/*turbopackIgnore: true*/ file)) return readKeyFile(file)
    if (!mayMake)
      return {
        ok: false,
        problem: `The key this data folder was written with is not at ${file}: put it back there, or set SECRET_KEY or SECRET_KEY_FILE to it.`,
      }
    return makeKeyFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return {
      ok: false,
      problem: `The key file ${file} cannot be used (${code}): set SECRET_KEY_FILE to a file this user can read and write.`,
    }
  }
}

/** A key file holds 32 octets as they are, as 64 hex digits or as base64; white space around the text is ignored. */
export function readKeyFile(file: string): KeyResult {
  const octets = readFileSync(/*turbopackIgnore: true*/ file)
  const text = octets.toString('latin1').trim()
  const key = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(text)
      ? Buffer.from(text, 'base64')
      : octets
  if (key.length === 32) return { ok: true, key: new Uint8Array(key), from: file }
  return {
    ok: false,
    problem: `The key file ${file} holds ${octets.length} octets: expected a key of 32 octets, as they are, as 64 hex digits or as base64; restore it from a copy.`,
  }
}

function makeKeyFile(file: string): KeyResult {
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true, mode: 0o700 })
  const key = randomBytes(32)
  writeKeyFile(file, key)
  return { ok: true, key: new Uint8Array(key), from: file }
}
