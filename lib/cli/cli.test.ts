import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as readProfile } from '@/app/api/profiles/[id]/route'
import { POST as runProfile } from '@/app/api/profiles/[id]/run/route'
import { POST as createProfile, GET as listProfiles } from '@/app/api/profiles/route'
import { type AttemptKit, attemptKit, STANDARD, upgrade } from '@/lib/testing/attempt-kit'
import { expectHead, send, silent } from '@/lib/testing/scripted-steps'
import { call } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { cliBundle, cliPackage } from '../../scripts/setup/bundles.mjs'

const TOKEN = 'token-of-the-test-0123456789abcdef'

let bundled: string
let worker: WorkerKit
let kit: AttemptKit
let api: Server
let origin: string
/** An empty folder with nothing but the client. */
let folder: string

beforeAll(async () => {
  worker = await workerKit()
  mkdirSync('build', { recursive: true })
  bundled = mkdtempSync(path.join('build', 'test-cli-'))
  await build(cliBundle(path.join(bundled, 'sockscope.mjs'), '9.8.7'))
})
afterAll(() => {
  worker.remove()
  rmSync(bundled, { recursive: true, force: true })
})
beforeEach(async () => {
  kit = await attemptKit()
  worker.start(kit.server.databaseFile)
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-cli-'))
  copyFileSync(path.join(bundled, 'sockscope.mjs'), path.join(folder, 'sockscope.mjs'))
  // The handlers themselves behind a listener, as Next puts them there.
  api = createServer(async (asked, answer) => {
    const response = await answerOf(asked)
    answer.writeHead(response.status, Object.fromEntries(response.headers))
    answer.end(Buffer.from(await response.arrayBuffer()))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
})
afterEach(async () => {
  api.closeAllConnections()
  await new Promise((resolve) => api.close(resolve))
  await kit.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function answerOf(asked: IncomingMessage): Promise<Response> {
  if (asked.headers.authorization !== `Bearer ${TOKEN}`) {
    return Response.json({ detail: 'No access token was given \u001b[2J' }, { status: 401 })
  }
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk as Buffer)
  const request = new Request(`http://localhost:3000${asked.url}`, {
    method: asked.method ?? 'GET',
    headers: asked.headers as Record<string, string>,
    ...(asked.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  })
  const id = /^\/api\/profiles\/([^/]+)\/run\?/.exec(asked.url ?? '')?.[1]
  if (id !== undefined) return runProfile(request, { params: Promise.resolve({ id }) })
  const read = /^\/api\/profiles\/([^/?]+)$/.exec(asked.url ?? '')?.[1]
  if (read !== undefined) return readProfile(request, { params: Promise.resolve({ id: read }) })
  return listProfiles(request, { params: Promise.resolve({}) })
}

async function save(name: string, request: object): Promise<string> {
  const made = await call(createProfile, '/api/profiles', { body: { name, request: { headers: STANDARD, ...request } } })
  return ((await made.json()) as { id: string }).id
}

type Ran = { readonly code: number; readonly out: string; readonly error: string }
function sockscope(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const env = {
      NODE_ENV: 'production' as const,
      PATH: process.env.PATH ?? '',
      SOCKSCOPE_SERVER: origin,
      SOCKSCOPE_TOKEN: TOKEN,
      ...environment,
    }
    execFile(process.execPath, ['sockscope.mjs', ...args], { cwd: folder, env }, (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, error: said }),
    )
  })
}
const text = (content: string) => Buffer.concat([Buffer.from([0x81, content.length]), Buffer.from(content)])

describe('the built client in an empty folder', () => {
  it('needs nothing beside it, and says its version and its options', async () => {
    expect(readdirSync(folder)).toEqual(['sockscope.mjs'])
    expect(await sockscope(['--version'])).toEqual({ code: 0, out: '9.8.7\n', error: '' })
    const help = await sockscope(['--help'])
    expect(help.code).toBe(0)
    expect(help.out).toContain('sockscope run <profile id or name>')
    expect(readFileSync(path.join(folder, 'sockscope.mjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('runs a profile by its name with another URL, variables and a secret, and passes with 0', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('hello agent-7')), silent()])
    await save('CI agent', {
      url: 'ws://profile.example/',
      headers: [...STANDARD, ['X-Secret', '{{secret:agent}}']],
      expectations: [{ kind: 'message', which: 'first', test: 'equals', value: 'hello {{node}}' }],
    })
    const args = ['run', 'CI agent', '--url', url, '--var', 'node=agent-7', '--secret', 'agent=AGENT_SECRET', '--json', 'run.json']
    const ran = await sockscope(args, { AGENT_SECRET: 'canary-9e1c77b2' })
    expect(ran.error).toBe('')
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('CI agent: passed')
    expect(ran.out).toContain('PASS    The first message is "hello agent-7"')
    const json = readFileSync(path.join(folder, 'run.json'), 'utf8')
    expect(JSON.parse(json)).toMatchObject({ passed: true, expectations: [{ outcome: 'pass' }] })
    expect(kit.scripted[0]?.connections[0]?.head).toContain('X-Secret: canary-9e1c77b2')
    expect(json + ran.out).not.toContain('canary-9e1c77b2')
  })

  it('fails with 1 and writes JUnit, hostile octets of the endpoint made harmless', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('a\u001b[31m<b>&"\u0000]]>')), silent()])
    const id = await save('Hostile <&>', {
      url,
      expectations: [
        { kind: 'status', is: [101] },
        { kind: 'message', which: 'first', test: 'equals', value: 'b\u202ec' },
      ],
    })
    const ran = await sockscope(['run', id, '--junit', '-'])
    expect(ran.code).toBe(1)
    const xml = ran.out
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites tests="2" failures="1" errors="0"/)
    expect(xml).toContain('<testsuite name="Hostile &lt;&amp;&gt;"')
    expect(xml).toContain('<testcase classname="Hostile &lt;&amp;&gt;" name="Status is 101"')
    expect(xml).toContain('Message 1 is &quot;a\\x1b[31m&lt;b&gt;&amp;&quot;\\x00]]&gt;&quot;: expected')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(xml + ran.error).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
    expect(ran.error).toContain('FAIL')
    expect(ran.error).not.toContain('\u202e')
  })

  it('lists profiles, with what is in their names made visible', async () => {
    const id = await save('odd \u001b[2J name', { url: 'ws://a.example/' })
    expect(await sockscope(['profiles'])).toEqual({ code: 0, out: `${id}\todd \\u001b[2J name\tws://a.example/\n`, error: '' })
  })

  it('ends with 2 where the command line cannot be understood', async () => {
    const ran = await sockscope(['run'])
    expect(ran.code).toBe(2)
    expect(ran.error).toBe('sockscope: There is no profile: expected its id or name behind run\nSee sockscope --help\n')
  })

  it('ends with 3 where the server is not there, refuses, or has no such profile, and where a file cannot be written', async () => {
    const gone = await sockscope(['run', 'x', '--server', 'http://127.0.0.1:1'])
    expect(gone.code).toBe(3)
    expect(gone.error).toMatch(/^sockscope: http:\/\/127\.0\.0\.1:1 cannot be reached: /)
    const refused = await sockscope(['profiles'], { SOCKSCOPE_TOKEN: 'wrong' })
    expect(refused).toMatchObject({ code: 3, error: `sockscope: ${origin} answered 401: No access token was given \\u001b[2J\n` })
    expect((await sockscope(['run', '00000000-0000-7000-8000-000000000000'])).error).toContain('There is no profile with the id or name')
    expect(await sockscope(['run', 'none'])).toMatchObject({
      code: 3,
      error: 'sockscope: There is no profile with the id or name "none": sockscope profiles lists them\n',
    })
    await save('Two', { url: 'ws://a.example/' })
    await save('Two', { url: 'ws://b.example/' })
    expect((await sockscope(['run', 'Two'])).error).toContain('2 profiles have the name "Two": expected the id of one')
    const id = await save('One', { url: await kit.play([expectHead(), upgrade, silent()]) })
    expect((await sockscope(['run', id, '--json', 'none/run.json'])).error).toContain('none/run.json cannot be written: ENOENT')
  })
})

it('is a package of its own, with the version and license of the product and no dependencies', () => {
  expect(cliPackage({ version: '1.2.3', license: 'MIT' })).toEqual({
    name: 'sockscope-cli',
    version: '1.2.3',
    description: 'Runs the profiles of a Sockscope server from scripts: exit code, JUnit and JSON.',
    license: 'MIT',
    type: 'module',
    bin: { sockscope: './sockscope.mjs' },
    files: ['sockscope.mjs'],
    engines: { node: '>=18' },
  })
})
