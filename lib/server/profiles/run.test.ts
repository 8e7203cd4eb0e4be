import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { POST as runProfile } from '@/app/api/profiles/[id]/run/route'
import { POST as createProfile } from '@/app/api/profiles/route'
import type { Expectation } from '@/lib/core/handshake/expectation'
import type { AttemptView } from '@/lib/core/report/view'
import { openSessions } from '@/lib/server/attempts/hub'
import type { RunResult } from '@/lib/server/profiles/run'
import { type AttemptKit, attemptKit, STANDARD, upgrade } from '@/lib/testing/attempt-kit'
import { expectHead, send, silent } from '@/lib/testing/scripted-steps'
import { call } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'

const SECRET = 'canary-5b2f8e11a7'

let worker: WorkerKit
let kit: AttemptKit
beforeAll(async () => {
  worker = await workerKit()
})
afterAll(() => worker.remove())
beforeEach(async () => {
  kit = await attemptKit()
  worker.start(kit.server.databaseFile)
})
afterEach(() => kit.stop())

const text = (content: string) => Buffer.concat([Buffer.from([0x81, content.length]), Buffer.from(content)])
const refusal = 'HTTP/1.1 403 Forbidden\r\nServer: nginx\r\nX-Zone: a\r\nX-Zone: b\r\nContent-Length: 0\r\n\r\n'

async function save(request: object): Promise<string> {
  const made = await call(createProfile, '/api/profiles', { body: { name: 'One', request } })
  expect(made.status).toBe(201)
  return ((await made.json()) as { id: string }).id
}
const ask = (id: string, query = '?wait=end&timeoutMs=5000', body: object = {}) =>
  call(runProfile, `/api/profiles/${id}/run${query}`, { body, params: { id } })
async function run(request: object, query?: string, body?: object): Promise<RunResult> {
  const answer = await ask(await save(request), query, body)
  expect(answer.status).toBe(201)
  const result = (await answer.json()) as RunResult // safe: the tests look at what they use
  expect(answer.headers.get('location')).toBe(`/api/attempts/${result.id}`)
  return result
}
const sentences = (expectations: AttemptView['expectations']) => expectations?.map(({ outcome, sentence }) => `${outcome}: ${sentence}`)
const stored = async (id: string) => (await (await call(readAttempt, `/api/attempts/${id}`, { params: { id } })).json()) as AttemptView
const draft = (url: string, expectations: readonly Expectation[], more: object = {}) => ({ url, headers: STANDARD, expectations, ...more })

describe('POST /api/profiles/{id}/run', () => {
  it('judges a refusal, repeated header lines and patterns included; history tells the same', async () => {
    const url = await kit.play([expectHead(), send(refusal), silent()])
    const result = await run(
      draft(url, [
        { kind: 'status', is: [101] },
        { kind: 'status', is: ['4xx'] },
        { kind: 'header', name: 'x-zone', test: 'equals', value: 'a, b' },
        { kind: 'header', name: 'Server', test: 'matches', value: '^ng' },
        { kind: 'header', name: 'Server', test: 'matches', value: '^apache' },
        { kind: 'message', which: 'first', test: 'exists' },
        { kind: 'rule' },
      ]),
    )
    const expected = [
      'fail: Status is 403: expected 101',
      'pass: Status is 403',
      'pass: x-zone is "a" and "b"',
      'pass: Server is "nginx"',
      'fail: Server is "nginx": expected a match of /^apache/',
      'fail: No message came, since no session was opened: expected a message',
      'fail: 1 rule on which clients fail: response/status-101: expected none',
    ]
    expect(
      sentences(result.expectations)?.map((one) =>
        one.replace(/\d+ rules? on which clients fail: .*:/, '1 rule on which clients fail: response/status-101:'),
      ),
    ).toEqual(expected)
    expect(result.passed).toBe(false)
    expect((await stored(result.id)).expectations).toEqual(result.expectations)
  })

  it('ends the session itself with 1000 as soon as everything is decided by messages, time and subprotocol', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('{"type":"hello","n":1}')), send(text('second')), silent()])
    const result = await run(
      draft(url, [
        { kind: 'outcome', is: ['accepted'] },
        { kind: 'message', which: 'first', path: '$.type', test: 'equals', value: 'hello' },
        { kind: 'message', which: 2, test: 'matches', value: '^sec' },
        { kind: 'message', which: 'any', path: '$.n', test: 'equals', value: 1 },
        { kind: 'subprotocol', is: null },
        { kind: 'time', of: 'first-message', underMs: 60_000 },
        { kind: 'close', by: 'us' },
      ]),
      '?wait=end&timeoutMs=30000',
    )
    expect(result.expectations?.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass'])
    expect(result.passed).toBe(true)
    expect(result.state).toBe('closed')
    expect(result.close?.by).toBe('us')
    expect(result.expectations?.[1]).toMatchObject({
      seen: 'Message 1 has $.type: "hello"',
      at: { part: 'received', start: 0, end: 24, frame: 1 },
    })
    expect(openSessions()).toBe(0)
    expect((await stored(result.id)).expectations).toEqual(result.expectations)
  })

  it('fails at the end of its time what may still have come, and says so', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('tick')), silent()])
    const result = await run(
      draft(url, [
        { kind: 'message', which: 'any', test: 'contains', value: 'tock' },
        { kind: 'close', code: 1000 },
      ]),
      '?wait=end&timeoutMs=400',
    )
    expect(sentences(result.expectations)).toEqual([
      'fail: 1 message came so far after 400 ms, when the run ended the session: expected a text that contains "tock"',
      'fail: The session is not closed yet after 400 ms, when the run ended the session: expected with 1000',
    ])
    expect(result.passed).toBe(false)
    expect((await stored(result.id)).expectations?.map(({ outcome }) => outcome)).toEqual(['fail', 'fail'])
  })

  it('does not wait for what time alone has decided', async () => {
    const url = await kit.play([expectHead(), upgrade, silent()])
    const result = await run(draft(url, [{ kind: 'time', of: 'first-message', underMs: 150 }]), '?wait=end&timeoutMs=60000')
    expect(sentences(result.expectations)).toEqual(['fail: No message came: expected less than 150 ms'])
    expect((await stored(result.id)).expectations?.[0]?.outcome).toBe('fail')
  })

  it('ends the session where nobody waits for its answer any more', async () => {
    const id = await save(draft(await kit.play([expectHead(), upgrade, silent()]), [{ kind: 'message', which: 'first', test: 'exists' }]))
    const leave = new AbortController()
    const asked = call(runProfile, `/api/profiles/${id}/run?wait=end`, { body: {}, params: { id }, signal: leave.signal })
    await kit.scripted[0]?.connection(0)
    expect(openSessions()).toBe(1)
    leave.abort()
    await asked
    expect(openSessions()).toBe(0)
  })

  it('stops a pattern that never ends, and judges the others', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text(`${'a'.repeat(60)}!`)), silent()])
    const result = await run(
      draft(url, [
        { kind: 'message', which: 'first', test: 'matches', value: '^(a+)+$' },
        { kind: 'message', which: 'first', test: 'contains', value: 'aaa' },
      ]),
      '?wait=end&timeoutMs=20000',
    )
    expect(result.expectations?.map(({ outcome }) => outcome)).toEqual(['unknown', 'pass'])
    expect(result.expectations?.[0]?.seen).toBe('It could not be told: looking took longer than 2000 ms and was stopped')
    expect(result.passed).toBe(false)
  })

  it('without expectations passes an accepted handshake and fails another', async () => {
    const open = await kit.play([expectHead(), upgrade, silent()])
    const opened = await run({ url: open, headers: STANDARD })
    expect(opened).toMatchObject({ expectations: null, passed: true, state: 'closed' })
    const refused = await run({ url: await kit.play([expectHead(), send(refusal), silent()]), headers: STANDARD })
    expect(refused).toMatchObject({ expectations: null, passed: false, outcome: 'refused' })
  })

  it('tells the verdict while the session goes on, where that is waited for', async () => {
    const url = await kit.play([expectHead(), upgrade, silent()])
    const result = await run(
      draft(url, [
        { kind: 'status', is: [101] },
        { kind: 'message', which: 'first', test: 'exists' },
      ]),
      '?wait=verdict',
    )
    expect(result).toMatchObject({ passed: null, state: 'open' })
    expect(sentences(result.expectations)).toEqual(['pass: Status is 101', 'pending: No message came yet: expected a message'])
  })

  it('judges messages that came in fragments, and masks secrets in every sentence', async () => {
    const octets = Buffer.concat([
      Buffer.from([0x01, 3]),
      Buffer.from('{"a'),
      Buffer.from([0x89, 0]),
      Buffer.from([0x80, SECRET.length + 5]),
      Buffer.from(`":"${SECRET}"}`),
    ])
    const url = await kit.play([expectHead(), upgrade, send(octets), silent()])
    const result = await run(
      draft(
        url,
        [
          { kind: 'message', which: 'first', path: '$.a', test: 'equals', value: '{{secret:x}}' },
          { kind: 'message', which: 'first', path: '$.a', test: 'contains', value: 'nothing' },
        ],
        { variables: { 'secret:x': SECRET } },
      ),
    )
    expect(result.expectations?.map(({ outcome }) => outcome)).toEqual(['pass', 'fail'])
    expect(result.expectations?.[1]?.seen).toBe(`Message 1 has $.a: "${'*'.repeat(SECRET.length)}"`)
    expect(JSON.stringify(result)).not.toContain(SECRET)
  })

  it('compares messages as they came where nothing in them is masked, addresses with tokens among them', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('{"next":"wss://u:pw@a/?token=abcdefgh"}')), silent()])
    const value = 'wss://u:pw@a/?token=abcdefgh'
    const result = await run(draft(url, [{ kind: 'message', which: 'first', path: '$.next', test: 'equals', value }]))
    expect(result.passed).toBe(true)
  })

  it('fills placeholders of the request and of what is expected with the variables of the run', async () => {
    const url = await kit.play([expectHead(), upgrade, send(text('hello agent-7')), silent()])
    const result = await run(
      draft(url, [{ kind: 'message', which: 'first', test: 'equals', value: 'hello {{node}}' }], { variables: { node: 'none' } }),
      undefined,
      { variables: { node: 'agent-7' } },
    )
    expect(result.passed).toBe(true)
  })
})

describe('a run that leads elsewhere', () => {
  it('T-24: keeps the secrets of the profile with its host, unless they are allowed elsewhere', async () => {
    const id = await save({
      url: 'ws://profile.example/one',
      headers: [{ line: 'Host: profile.example', generated: true }, ...STANDARD.slice(1), ['Authorization', `Bearer ${SECRET}`]],
    })
    const url = await kit.play([expectHead(), upgrade, silent()])
    const kept = await ask(id, undefined, { url })
    expect(kept.status).toBe(400)
    const problem = (await kept.json()) as { code: string; detail: string; errors: { path: string }[] }
    expect(problem.code).toBe('masked-value')
    expect(problem.detail).toBe(
      'The run leads to another host than the profile, and headers[5] of the profile is secret: not sent elsewhere; give values in variables, or pass allowSecretsElsewhere: true',
    )
    expect(problem.errors[0]?.path).toBe('url')
    expect(kit.scripted[0]?.connections).toEqual([])

    const allowed = await ask(id, undefined, { url, allowSecretsElsewhere: true })
    expect(allowed.status).toBe(201)
    const answer = await allowed.text()
    expect(answer).not.toContain(SECRET)
    expect((JSON.parse(answer) as RunResult).passed).toBe(true)
  })

  it('lets the Host line that the composer wrote follow the URL', async () => {
    const url = await kit.play([expectHead(), upgrade, silent()])
    const id = await save({
      url: 'ws://profile.example/',
      headers: [{ line: 'Host: profile.example', generated: true }, ...STANDARD.slice(1)],
    })
    const result = (await (await ask(id, undefined, { url })).json()) as RunResult
    expect(result.request?.lines.map((line) => line.text)).toContain(`Host: ${new URL(url).host}`)
  })

  it('answers 404 for a profile that is not there, and 400 for a field that is none', async () => {
    expect((await ask('nothing')).status).toBe(404)
    expect((await ask('nothing', undefined, { uri: 'x' })).status).toBe(400)
  })
})

describe('expectations that cannot be judged', () => {
  it('are refused where they stand, when a profile is saved and when an attempt is started', async () => {
    const request = draft('ws://a.example/', [
      { kind: 'message', which: 'any', path: 'type', test: 'exists' },
      { kind: 'rule', rule: 'response/no-such-rule' },
      { kind: 'message', which: 'any', test: 'matches', value: '(' },
    ])
    for (const answer of [
      await call(createProfile, '/api/profiles', { body: { name: 'x', request } }),
      await call(startAttempt, '/api/attempts', { body: { request } }),
    ]) {
      expect(answer.status).toBe(400)
      const problem = (await answer.json()) as { code: string; errors: { path: string; message: string }[] }
      expect(problem.code).toBe('bad-expectation')
      expect(problem.errors.map(({ path }) => path)).toEqual([
        'request.expectations[0].path',
        'request.expectations[2].value',
        'request.expectations[1].rule',
      ])
    }
  })

  it('of no known kind are told which there are', async () => {
    const answer = await call(startAttempt, '/api/attempts', { body: { request: { url: 'ws://a/', expectations: [{ kind: 'colour' }] } } })
    const problem = (await answer.json()) as { detail: string }
    expect(problem.detail).toContain('status, outcome, header, subprotocol, rule, message, close, time')
  })
})
