import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base64Encode } from '@/lib/core/bytes/base64'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { redactDraft } from '@/lib/core/handshake/redact'
import { reproduce } from '@/lib/core/interchange/reproduce'
import { shellWord } from '@/lib/core/interchange/reproduce/shell-word'

// The texts are run by the tools themselves. Where a machine lacks one, its tests are left out and say so by their names.
const isHere = (tool: string) => spawnSync(tool, ['--version'], { timeout: 10_000 }).status === 0
const BASH = isHere('bash')
const CURL = BASH && isHere('curl')
const CANARY = 'canary-5d1e77a2c9'

let server: Server
let port = 0
let folder = ''
let heads: string[] = []

beforeAll(async () => {
  server = createServer((socket) => {
    let head = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      heads.push(head)
      const key = /sec-websocket-key: *(\S+)/i.exec(head)?.[1] ?? ''
      socket.end(
        head.startsWith('GET /refused ')
          ? 'HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nno way'
          : `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n\r\n\x81\x05hello\x88\x02\x03\xe8`,
        'latin1',
      )
      head = ''
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  folder = mkdtempSync(path.join(tmpdir(), 'reproduce-'))
  symlinkSync(path.join(process.cwd(), 'node_modules'), path.join(folder, 'node_modules'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise((closed) => server.close(closed))
})

/** Runs a text as a file of a program; gives what it printed. */
function run(program: string, name: string, text: string, env: Record<string, string> = {}): Promise<string> {
  writeFileSync(path.join(folder, name), text)
  heads = []
  return new Promise((done) => {
    execFile(program, [name], { cwd: folder, timeout: 15_000, env: { ...process.env, ...env } }, (_error, out, err) => done(out + err))
  })
}
/** The lines that arrived, as UTF-8 where they are. */
const arrived = () => Buffer.from(heads.join(''), 'latin1').toString().split('\r\n\r\n')[0]?.split('\r\n') ?? []

const draft = (target: string): RequestDraft =>
  redactDraft({
    url: `ws://127.0.0.1:${port}${target}`,
    headers: [
      { line: 'Host: other.example' },
      ['X-Quotes', `it's "so" $HOME \`id\` \\ !x`],
      ['x-repeat', '1'],
      ['X-Empty', ''],
      ['UPGRADE', 'websocket'],
      ['Connection', 'keep-alive, Upgrade'],
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      ['Sec-WebSocket-Version', '13'],
      ['x-repeat', '2'],
      ['X-Umlaut', 'é\u202e'],
      ['Secret-Key', CANARY],
    ],
  })

describe.skipIf(!BASH)('bash, where it is here', () => {
  it('makes of a quoted word exactly the octets that were meant (T-24, T-27)', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ min: 1, maxLength: 40 }), { minLength: 1, maxLength: 30 }), (texts) => {
        const words = texts.map((octets) => shellWord(Buffer.from(octets).toString('latin1'), []))
        const { stdout } = spawnSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`], { timeout: 10_000 })
        expect(stdout.toString('latin1')).toBe(texts.map((octets) => `${Buffer.from(octets).toString('latin1')}\0`).join(''))
      }),
      { numRuns: 60 },
    )
  })
  it('expands a variable to its value, whatever stands in it, and nothing else', () => {
    const value = `$(id) "'\\ *`
    const word = shellWord(`$HOME\ue000 \`x\``, [{ name: 'SECRET_KEY', what: '', secret: true }])
    const { stdout } = spawnSync('bash', ['-c', `printf '%s' ${word}`], { env: { ...process.env, SECRET_KEY: value }, timeout: 10_000 })
    expect(stdout.toString()).toBe(`$HOME${value} \`x\``)
  })
})

describe.skipIf(!CURL)('curl, where it is here', () => {
  it('sends the lines of the draft, and those alone, with the secret of the environment (T-24)', async () => {
    const { text } = reproduce(draft('/a?b=$c'), 'curl')
    expect(text).not.toContain(CANARY)
    expect(await run('bash', 'curl.sh', text, { SECRET_KEY: CANARY })).toContain('HTTP/1.1 101 Switching Protocols')
    expect(arrived()).toEqual([
      'GET /a?b=$c HTTP/1.1',
      'Host: other.example',
      `X-Quotes: it's "so" $HOME \`id\` \\ !x`,
      'x-repeat: 1',
      'X-Empty:',
      'UPGRADE: websocket',
      'Connection: keep-alive, Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      'x-repeat: 2',
      'X-Umlaut: é\u202e',
      `Secret-Key: ${CANARY}`,
    ])
  })
  it('sends method, target and body as they are, without lines of its own', async () => {
    const { text } = reproduce(
      {
        url: `ws://127.0.0.1:${port}/`,
        headers: [
          ['Host', 'a'],
          ['X', '1'],
        ],
        method: 'PUT',
        target: '/x y"',
        body: '@b',
      },
      'curl',
    )
    await run('bash', 'curl-put.sh', text)
    expect(heads).toEqual(['PUT /x y" HTTP/1.1\r\nHost: a\r\nX: 1\r\n\r\n@b'])
  })
  it('keeps octets that are no UTF-8', async () => {
    const { text } = reproduce(
      { url: `ws://127.0.0.1:${port}/`, headers: [{ base64: base64Encode(Buffer.from('X: \xff\xfe', 'latin1')) }] },
      'curl',
    )
    await run('bash', 'curl-octets.sh', text)
    expect(heads).toEqual(['GET / HTTP/1.1\r\nX: \xff\xfe\r\n\r\n'])
  })
})

describe('node with ws', () => {
  it('sends the lines of the draft in their order, and opens a session (T-24)', async () => {
    const { text } = reproduce(draft('/a?b=$c'), 'node-ws')
    expect(text).not.toContain(CANARY)
    const out = await run(process.execPath, 'open.mjs', text, { SECRET_KEY: CANARY })
    expect(out).toContain('hello\nclose 1000')
    const [start, ...lines] = arrived()
    expect(start).toBe('GET /a?b=$c HTTP/1.1')
    expect(lines.map((line) => line.replace(/(?<=^Sec-WebSocket-Key: )\S{24}$/, 'KEY'))).toEqual([
      'Host: other.example',
      `X-Quotes: it's "so" $HOME \`id\` \\ !x`,
      'x-repeat: 1',
      'x-repeat: 2',
      'X-Empty: ',
      'UPGRADE: websocket',
      'Connection: keep-alive, Upgrade',
      'Sec-WebSocket-Key: KEY',
      'Sec-WebSocket-Version: 13',
      'X-Umlaut: é\u202e',
      `Secret-Key: ${CANARY}`,
    ])
  })
  it('shows a refusal, and dials another address than that of the URL', async () => {
    const there = { url: 'ws://a.invalid/refused', headers: [['Host', 'a.invalid']], network: { connectTo: `127.0.0.1:${port}` } } as const
    const out = await run(process.execPath, 'refused.mjs', reproduce(there, 'node-ws').text)
    expect(out).toContain('403 Forbidden')
    expect(out).toContain('no way')
    expect(arrived()).toEqual(['GET /refused HTTP/1.1', 'Host: a.invalid'])
  })
  it('says which variable is not set', async () => {
    const { SECRET_KEY: _, ...env } = { ...process.env, SECRET_KEY: '' }
    const { text } = reproduce(draft('/'), 'node-ws')
    writeFileSync(path.join(folder, 'unset.mjs'), text)
    const { stderr } = spawnSync(process.execPath, ['unset.mjs'], { cwd: folder, env, timeout: 15_000 })
    expect(stderr.toString()).toContain('Set SECRET_KEY in the environment first')
  })
  it('sends method, target and body as they are', async () => {
    const { text } = reproduce(
      { url: `ws://127.0.0.1:${port}/x`, headers: [['Host', 'a']], method: 'POST', target: '/a b', body: 'é' },
      'node-ws',
    )
    await run(process.execPath, 'post.mjs', text)
    expect(Buffer.from(heads[0] ?? '', 'latin1').toString()).toBe('POST /a b HTTP/1.1\r\nHost: a\r\n\r\né')
  })
})
