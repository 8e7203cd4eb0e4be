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

describe('T-19: where others can reach it', () => {
  const open = { HOST: '0.0.0.0', PORT: '3998' }
  it('no development server is started', () => {
    expect(run('scripts/start.mjs --dev', open)).toEqual({
      status: 1,
      stderr:
        'The development server is for this machine only. HOST is "0.0.0.0", where other machines can reach it: leave HOST out, or start the product with "npm start".\n',
    })
  })
  it('no debugger is opened', async () => {
    const refused = (NODE_OPTIONS: string) => readStart('.', { ...open, NODE_OPTIONS })
    expect(await refused('--max-old-space-size=512 --inspect-brk=0.0.0.0:9229')).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^NODE_OPTIONS opens a debugger\. /)],
    })
    expect((await refused('--max-old-space-size=512')).ok).toBe(true)
    expect((await readStart('.', { HOST: '127.0.0.1', PORT: '3998', NODE_OPTIONS: '--inspect' }, true)).ok).toBe(true)
  })
})

it('T-01: listens where only this machine reaches it, unless HOST says otherwise', async () => {
  expect(await readStart('.', { PORT: '3998' })).toMatchObject({ ok: true, config: { host: '127.0.0.1', loopbackOnly: true } })
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
