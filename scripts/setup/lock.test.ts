import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeLock } from './lock.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-lock-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

describe('takeLock', () => {
  it('lets the second in when the first is done', async () => {
    const file = path.join(folder, 'build/setup.lock')
    const order: string[] = []
    const first = await takeLock(file)
    const second = takeLock(file).then((release) => {
      order.push('second')
      return release
    })
    order.push('first')
    first()
    ;(await second)()
    expect(order).toEqual(['first', 'second'])
    expect(existsSync(file)).toBe(false)
  })

  it('takes over from a set-up that was killed', async () => {
    const file = path.join(folder, 'setup.lock')
    // Process ids end well below this one.
    writeFileSync(file, JSON.stringify({ pid: 2 ** 30, host: hostname() }))
    ;(await takeLock(file))()
    expect(existsSync(file)).toBe(false)
  })

  it('takes over from another machine that stopped touching the lock', async () => {
    const file = path.join(folder, 'setup.lock')
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: 'another' }))
    utimesSync(file, new Date(0), new Date(0))
    ;(await takeLock(file))()
    expect(existsSync(file)).toBe(false)
  })
})
