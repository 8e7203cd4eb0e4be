import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDataKey, unwrapDataKey, wrapDataKey } from './data-key'
import { makeKeyCheck, passesKeyCheck } from './key-check'
import { keyFileOf, loadMasterKey } from './master-key'
import { open, seal } from './sealing'

const key = new Uint8Array(32).fill(7)
const place = { table: 'Attempt', row: 'a1', field: 'draftSecret' }
const plain = new TextEncoder().encode('hunter2')

describe('seal and open', () => {
  it('T-21: opens what was sealed, and nothing of it shows', () => {
    const sealed = seal(key, place, plain)
    expect(Buffer.from(sealed).includes('hunter2')).toBe(false)
    expect(open(key, place, sealed)).toEqual(Buffer.from(plain))
    expect(open(key, place, seal(key, place, new Uint8Array(0)))).toHaveLength(0)
  })

  it('never seals the same octets to the same ciphertext', () => {
    expect(seal(key, place, plain)).not.toEqual(seal(key, place, plain))
  })

  it('T-21: opens a ciphertext only in the table, row and field it was sealed for', () => {
    const sealed = seal(key, place, plain)
    expect(open(key, { ...place, table: 'Profile' }, sealed)).toBeNull()
    expect(open(key, { ...place, row: 'a2' }, sealed)).toBeNull()
    expect(open(key, { ...place, field: 'dataKey' }, sealed)).toBeNull()
  })

  it('T-21: refuses another key and every changed octet', () => {
    const sealed = seal(key, place, plain)
    expect(open(new Uint8Array(32), place, sealed)).toBeNull()
    for (let index = 0; index < sealed.length; index++) {
      const changed = sealed.slice()
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(open(key, place, changed)).toBeNull()
    }
    for (let length = 0; length < sealed.length; length++) expect(open(key, place, sealed.subarray(0, length))).toBeNull()
  })
})

describe('data keys', () => {
  it('open with the master key, in their own row', () => {
    const dataKey = newDataKey()
    const wrapped = wrapDataKey(key, { table: 'Attempt', row: 'a1' }, dataKey)
    expect(unwrapDataKey(key, { table: 'Attempt', row: 'a1' }, wrapped)).toEqual(dataKey)
    expect(unwrapDataKey(key, { table: 'Attempt', row: 'a2' }, wrapped)).toBeNull()
    expect(unwrapDataKey(new Uint8Array(32), { table: 'Attempt', row: 'a1' }, wrapped)).toBeNull()
  })
})

describe('the key check', () => {
  it('T-21: passes with the right key of the right installation only', () => {
    const check = makeKeyCheck(key, 'i1')
    expect([passesKeyCheck(key, 'i1', check), passesKeyCheck(key, 'i2', check), passesKeyCheck(new Uint8Array(32), 'i1', check)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('loadMasterKey', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sockscope-key-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const source = () => ({ secretKey: null, secretKeyFile: null, keyFolder: path.join(folder, 'sockscope') })

  it('T-21: makes a key file only its owner can read, and reads it again', () => {
    const made = loadMasterKey(source(), 'i1', { mayMake: true })
    const file = keyFileOf(source(), 'i1')
    expect([made.ok, statSync(file).mode & 0o777, statSync(path.dirname(file)).mode & 0o777]).toEqual([true, 0o600, 0o700])
    expect(loadMasterKey(source(), 'i1', { mayMake: false })).toEqual(made)
  })

  it('makes none where data was already written', () => {
    expect(loadMasterKey(source(), 'i1', { mayMake: false })).toEqual({
      ok: false,
      problem: `The key this data folder was written with is not at ${folder}/sockscope/i1.key: put it back there, or set SECRET_KEY or SECRET_KEY_FILE to it.`,
    })
  })

  it('takes SECRET_KEY before any file', () => {
    expect(loadMasterKey({ ...source(), secretKey: key }, 'i1', { mayMake: true })).toEqual({ ok: true, key, from: 'SECRET_KEY' })
  })

  it.each([
    ['hex with a line end', `${'07'.repeat(32)}\n`],
    ['base64', Buffer.from(key).toString('base64')],
    ['octets as they are', Buffer.from(key)],
  ])('reads a key file of %s', (_, contents) => {
    const file = path.join(folder, 'k')
    writeFileSync(file, contents)
    expect(loadMasterKey({ ...source(), secretKeyFile: file }, 'i1', { mayMake: false })).toEqual({ ok: true, key, from: file })
  })

  it('refuses a key file of another length, and leaves it as it is', () => {
    const file = path.join(folder, 'k')
    writeFileSync(file, 'hunter2')
    const loaded = loadMasterKey({ ...source(), secretKeyFile: file }, 'i1', { mayMake: true })
    expect(loaded).toEqual({
      ok: false,
      problem: `The key file ${file} holds 7 octets: expected a key of 32 octets, as they are, as 64 hex digits or as base64; restore it from a copy.`,
    })
    expect(readFileSync(file, 'utf8')).toBe('hunter2')
  })
})
