import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as exportAttempt, POST as exportSecrets } from '@/app/api/attempts/[id]/export/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { REPRODUCE_FORMATS } from '@/lib/core/interchange/reproduce'
import type { AttemptView } from '@/lib/core/report/view'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

const CANARY = 'canary-5d1e77a2c9'
const GET_FORMATS = ['json', 'markdown', 'har', ...REPRODUCE_FORMATS]
let server: TestServer
let endpoint: ScriptedServer

beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

/** An attempt with the canary wherever a request has a secret; the endpoint says it back. */
async function attempt(more: object = {}): Promise<AttemptView> {
  endpoint = await scriptedServer([
    expectHead(),
    send(
      (peer) =>
        `HTTP/1.1 403 Forbidden\r\nX-Escape: \x1b[2J\r\nX-You-Sent: ${CANARY}\r\nContent-Length: ${peer.head.length}\r\n\r\n${peer.head}`,
    ),
    halfClose(),
  ])
  const request = {
    url: `ws://127.0.0.1:${endpoint.port}/a?access_token=${CANARY}`,
    headers: [
      { line: 'Host: other.example' },
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      ['Sec-WebSocket-Version', '13'],
      ['Secret-Key', CANARY],
      ['Cookie', `sid=${CANARY}`],
      { line: 'X-Mine: {{secret:mine}}' },
      { line: `X-Marked: ${CANARY}`, secret: true },
    ],
    variables: { 'secret:mine': CANARY },
    session: { sendOnOpen: [{ text: `hello ${CANARY}` }] },
    note: `note ${CANARY}`,
    ...more,
  }
  return attemptOf(call(startAttempt, '/api/attempts?wait=end', { body: { request } }))
}
const exported = (id: string, format: string) => call(exportAttempt, `/api/attempts/${id}/export?format=${format}`, { params: { id } })
const confirmed = (id: string, body: unknown) => call(exportSecrets, `/api/attempts/${id}/export`, { params: { id }, body })

describe('exports of texts', () => {
  it('T-24: no GET export holds a secret of header, cookie, query, variable or message, nor a mask in a working command', async () => {
    const { id } = await attempt()
    for (const format of GET_FORMATS) {
      const text = await (await exported(id, format)).text()
      expect([format, text.includes(CANARY), text.includes(btoa(CANARY)), text.length > 100]).toEqual([format, false, false, true])
      if ((REPRODUCE_FORMATS as readonly string[]).includes(format)) expect([format, /\*{3}/.test(text)]).toEqual([format, false])
    }
  })
  it('T-24: nor that of a proxy', async () => {
    const { id } = await attempt({ network: { proxy: `http://me:${CANARY}@127.0.0.1:1` } })
    for (const format of GET_FORMATS) {
      const text = await (await exported(id, format)).text()
      expect([format, text.includes(CANARY)]).toEqual([format, false])
    }
    expect(await (await exported(id, 'curl')).text()).toContain(`-x "http://me:\${PROXY_PASSWORD}@127.0.0.1:1" -p`)
  })
  it('T-24: curl is the lines of the attempt with the key that travelled, secrets as variables', async () => {
    const { id, request, target } = await attempt()
    const key = request?.lines.find(({ name }) => name === 'Sec-WebSocket-Key')?.value
    expect(
      await (await exported(id, 'curl')).text(),
    ).toBe(`# Set first: URL_ACCESS_TOKEN (URL, access_token), SECRET_KEY (Secret-Key), COOKIE_SID (Cookie, sid), MINE ({{secret:mine}}), X_MARKED (X-Marked)
curl -i -N --http1.1 \\
  "http://127.0.0.1:${target.port}/a?access_token=$URL_ACCESS_TOKEN" \\
  -H 'Host: other.example' \\
  -H 'Upgrade: websocket' \\
  -H 'Connection: Upgrade' \\
  -H 'Sec-WebSocket-Key: ${key}' \\
  -H 'Sec-WebSocket-Version: 13' \\
  -H "Secret-Key: $SECRET_KEY" \\
  -H "Cookie: sid=$COOKIE_SID" \\
  -H "X-Mine: $MINE" \\
  -H "X-Marked: $X_MARKED" \\
  -H 'User-Agent:' \\
  -H 'Accept:'
`)
  })
  it('T-28: is saved under a name made of its id, never shown', async () => {
    const { id } = await attempt()
    const headers = await Promise.all(GET_FORMATS.map(async (format) => (await exported(id, format)).headers))
    expect(headers.map((one) => one.get('content-disposition'))).toEqual(
      ['json', 'md', 'har', 'curl.sh', 'websocat.sh', 'wscat.sh', 'node-ws.mjs', 'python-websockets.py', 'k6.js'].map(
        (extension) => `attachment; filename="sockscope-${id}.${extension}"`,
      ),
    )
    expect([...new Set(headers.map((one) => one.get('content-type')))]).toEqual(['application/json', 'text/plain; charset=utf-8'])
    expect(headers.every((one) => one.get('cache-control') === 'no-store')).toBe(true)
  })
  it('T-27: a report shows what a terminal would obey', async () => {
    const text = await (await exported((await attempt()).id, 'markdown')).text()
    expect(text).toContain('X-Escape: \\u{1B}[2J')
    expect(text).not.toContain('\x1b')
  })
  it('json is what the API answers', async () => {
    const view = await attempt()
    expect(await (await exported(view.id, 'json')).json()).toEqual(JSON.parse(JSON.stringify(view)))
  })
})

describe('exports with secrets', () => {
  it.each(REPRODUCE_FORMATS)('T-24: only a POST that says so answers with the values: %s', async (format) => {
    const { id } = await attempt()
    const response = await confirmed(id, { format, secrets: true })
    const { text } = (await response.json()) as { text: string }
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(text).toContain(CANARY)
    expect(text).not.toContain('SECRET_KEY')
  })
  it('T-24: refuses one that does not say so, and a format that is shared', async () => {
    const { id } = await attempt()
    for (const body of [{ format: 'curl' }, { format: 'curl', secrets: false }, { format: 'markdown', secrets: true }, {}]) {
      const response = await confirmed(id, body)
      expect([response.status, (await response.text()).includes(CANARY)]).toEqual([400, false])
    }
    const query = await call(exportAttempt, `/api/attempts/${id}/export?format=curl&secrets=true`, { params: { id } })
    expect(query.status).toBe(400)
  })
  it('knows no attempt of another id', async () => {
    await attempt()
    expect((await confirmed('nobody', { format: 'curl', secrets: true })).status).toBe(404)
  })
})
