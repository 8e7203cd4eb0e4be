import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { missing, textOf, word } from './java'

describe('npm run test:remoting', () => {
  it('says what is missing, and fails', () => {
    expect(missing(undefined)[0]).toMatch(/^No remoting\.jar is named/)
    expect(missing('/nowhere/remoting.jar')[0]).toBe('There is no file /nowhere/remoting.jar')
    const run = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/remoting/run.ts'], {
      encoding: 'utf8',
    })
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^test:remoting: No remoting\.jar is named: npm run test:remoting -- <remoting\.jar>/)
  }, 60_000)
  it('writes any text as one word', () => {
    for (const text of [null, '', ' ', 'a b\n', '😀']) {
      expect(textOf(word(text))).toBe(text)
      expect(word(text)).not.toMatch(/\s/)
    }
  })
})
