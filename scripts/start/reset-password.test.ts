import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-reset-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]) => {
  const env = { ...process.env, DATA_DIR: path.join(folder, 'data'), XDG_CONFIG_HOME: folder, HOST: '', PORT: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=react-server', 'build/reset-password.mjs', ...words], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

it('says whose password it wants, and that nobody signs in so', () => {
  expect(run()).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Whose password? Give the address they sign in with: npm run reset-password -- ada@example.com\n',
  })
  expect(run('nobody@example.com')).toMatchObject({ status: 1, stderr: 'Nobody signs in with "nobody@example.com".\n' })
})
