import { describe, expect, it } from 'vitest'
import { CHECK_WORDS, CHECKS, type CheckSeen, judgeCheck } from './judge-check'

const seen = (status: number | null, headers: Record<string, string> = {}, more: Partial<CheckSeen> = {}): CheckSeen => ({
  status,
  why: 'The name does not resolve',
  header: (name) => headers[name] ?? null,
  body: '',
  message: null,
  ...more,
})

describe('what a page of a controller means for agents', () => {
  it.each<[Parameters<typeof judgeCheck>[0], CheckSeen, string, RegExp]>([
    ['login', seen(200, { 'x-jenkins': '2.578' }), 'good', /Jenkins 2\.578$/],
    ['login', seen(200, { 'x-jenkins': '2.204.1' }), 'good', /no WebSocket for agents/],
    ['login', seen(200, { 'x-jenkins': '2.222' }), 'good', /framing/],
    ['login', seen(200), 'note', /without X-Jenkins/],
    [
      'login',
      seen(302, { location: 'https://sso.example.com/' }),
      'bad',
      /answers 302 and leads to https:\/\/sso\.example\.com\/: agents take only 200/,
    ],
    ['login', seen(401), 'bad', /answers 401/],
    ['login', seen(503, {}, { body: '<title>Starting Jenkins</title>' }), 'bad', /is starting/],
    ['login', seen(502), 'bad', /answers 502/],
    ['login', seen(null), 'bad', /^The name does not resolve$/],
    ['listener', seen(404), 'note', /switched off/],
    ['listener', seen(403), 'note', /answers 403/],
    ['listener', seen(200), 'note', /no Jenkins/],
    [
      'listener',
      seen(200, {
        'x-jenkins-jnlp-port': '50000',
        'x-jenkins-jnlp-host': 'tcp.example.com',
        'x-jenkins-agent-protocols': 'JNLP4-connect, Ping',
      }),
      'note',
      /port 50000 of tcp\.example\.com, with JNLP4-connect, Ping/,
    ],
    ['cli', seen(101), 'good', /passes all the way/],
    ['cli', seen(400, {}, { body: 'only WS connections accepted here' }), 'bad', /removed it/],
    ['cli', seen(403, { 'x-cli-error': 'Unexpected request origin' }), 'note', /Unexpected request origin/],
    ['cli', seen(404), 'bad', /does not lead to Jenkins/],
    ['cli', seen(404, { 'x-jenkins': '2.204' }), 'bad', /no WebSocket here/],
    ['cli', seen(426), 'bad', /never from Jenkins/],
    ['cli', seen(500), 'note', /answers 500/],
    ['echo', seen(403), 'note', /for administrators/],
    ['echo', seen(101, {}, { message: 'hello sockscope' }), 'good', /both directions/],
    ['echo', seen(101), 'note', /said nothing/],
  ])('%s %#', (id, answer, state, says) => {
    const judged = judgeCheck(id, answer)
    expect(judged.state).toBe(state)
    expect(judged.says).toMatch(says)
    if (state === 'bad') expect(judged.advice).toMatch(/\.$/)
  })

  it('is said to be without effect before it is asked', () => {
    for (const id of CHECKS) expect(CHECK_WORDS[id].sideEffect).toMatch(/\.$/)
  })
})
