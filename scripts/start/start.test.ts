import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readStart } from './refusals.mjs'

const run = (script: string, env: Record<string, string>) => {
  const { status, stderr } = spawnSync(process.execPath, script.split(' '), { env: { ...process.env, ...env }, encoding: 'utf8' })
  return { status, stderr }
}

describe('a start that is refused', () => {
  const host = { HOST: '10.0.0.1:3000', PORT: '3999' }
  const sentence =
    'HOST is "10.0.0.1:3000": expected an IP address or a host name without scheme or port; correct it or leave it out for 127.0.0.1.\n'

  it('says why in one sentence, and fails', () => {
    expect(run('scripts/start.mjs', host)).toEqual({ status: 1, stderr: sentence })
  })

  it('says so before anything is installed or built', () => {
    expect(run('scripts/setup.mjs build', { ...host, npm_lifecycle_event: 'prestart' })).toEqual({ status: 1, stderr: sentence })
  })
})

it('names a port in use', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(await readStart('.', { PORT: String(port), HOST: '127.0.0.1' })).toEqual({
    ok: false,
    problems: [`Port ${port} is in use: another Sockscope or another program listens there. Stop it or set PORT.`],
  })
  await new Promise((resolve) => server.close(resolve))
})
