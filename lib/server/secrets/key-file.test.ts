import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginKeyChange, settleKeyFile } from './key-file'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-keyfile-'))
  file = path.join(folder, 'k')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const text = (name: string) => (existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8').trim() : null)
const opensWith = (key: string) => (place: string) => readFileSync(place, 'utf8').trim() === key

describe('a change of the key file', () => {
  it('T-21: keeps the old key beside the new one, both readable by their owner only, until it is done', () => {
    writeFileSync(file, 'old')
    const change = beginKeyChange(file, new Uint8Array(32).fill(7))
    expect([text('k'), text('k.new')]).toEqual(['old', '07'.repeat(32)])
    change.put()
    expect([text('k'), text('k.old'), text('k.new')]).toEqual(['07'.repeat(32), 'old', null])
    expect(readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600])
    change.done()
    expect(readdirSync(folder)).toEqual(['k'])
  })
})

describe('settleKeyFile', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['takes back a change before the commit', { k: 'new', 'k.old': 'right' }, { k: 'right' }],
    ['ends one after the commit', { k: 'right', 'k.old': 'before' }, { k: 'right' }],
    ['forgets a key that was only prepared', { k: 'right', 'k.new': 'unused' }, { k: 'right' }],
    ['leaves all as it is where no key opens', { k: 'a', 'k.old': 'b', 'k.new': 'c' }, { k: 'a', 'k.old': 'b', 'k.new': 'c' }],
    ['leaves a prepared key beside a wrong one', { k: 'a', 'k.new': 'c' }, { k: 'a', 'k.new': 'c' }],
  ])('%s', (_, before, after) => {
    for (const [name, key] of Object.entries(before)) writeFileSync(path.join(folder, name), key)
    settleKeyFile(file, opensWith('right'))
    expect(Object.fromEntries(readdirSync(folder).map((name) => [name, text(name)]))).toEqual(after)
  })
})
