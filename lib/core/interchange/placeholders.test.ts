import { describe, expect, it } from 'vitest'
import { fillPlaceholders, findPlaceholders, hasPlaceholder } from './placeholders'

const tokens = (line: string) => findPlaceholders({ url: 'ws://a', headers: [{ line }] }).map((one) => one.token)

describe('findPlaceholders', () => {
  it.each([
    [`A: {{node}} \${TOKEN_X} $HOME`, ['{{node}}', `\${TOKEN_X}`, '$HOME']],
    ['A: <your token>', ['<your token>']],
    ['A: YOUR_API_KEY my-node', ['YOUR_API_KEY']],
    ['A: JENKINS_URL AGENT_NAME', ['JENKINS_URL', 'AGENT_NAME']],
    ['A: REDACTED [REDACTED] xxxx ****', ['REDACTED', '[REDACTED]', 'xxxx', '****']],
    ['Sec-WebSocket-Key: {{auto}}', []],
    ['Accept: */*', []],
    ['A: SECRETS xx R_SESS my-agent Secret-Key TOKENS $5', []],
  ])('reads %j', (line, expected) => expect(tokens(line)).toEqual(expected))
  it('says where each stands, and what to call it', () => {
    expect(
      findPlaceholders({
        url: 'wss://JENKINS_URL/wsagents/',
        headers: [{ line: 'Host: JENKINS_URL' }, { line: 'Sec-WebSocket-Key: REDACTED' }, { line: 'Secret-Key:SECRET' }],
      }),
    ).toEqual([
      { token: 'JENKINS_URL', where: ['url', 'headers[0]'], suggestion: 'jenkins_url', secret: false, example: 'ci.example.com' },
      { token: 'REDACTED', where: ['headers[1]'], suggestion: 'auto', secret: false, example: '{{auto}}' },
      { token: 'SECRET', where: ['headers[2]'], suggestion: 'secret:secret_key', secret: true },
    ])
  })
  it('tells a key apart from another use of the same word', () => {
    const draft = { url: 'ws://a', headers: [{ line: 'Sec-WebSocket-Key: REDACTED' }, { line: 'Cookie: REDACTED' }] }
    expect(findPlaceholders(draft).map(({ token, suggestion }) => [token, suggestion])).toEqual([
      ['Sec-WebSocket-Key: REDACTED', 'auto'],
      ['REDACTED', 'secret:cookie'],
    ])
    expect(fillPlaceholders(draft, { 'Sec-WebSocket-Key: REDACTED': '{{auto}}', REDACTED: 'a=b' }).headers).toEqual([
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      { line: 'Cookie: a=b' },
    ])
  })
  it('takes linear time on a text made to be slow', () => {
    expect(tokens(`A: ${'A_'.repeat(200_000)}`)).toEqual([])
    expect(tokens(`A: ${'<a'.repeat(200_000)}`)).toEqual([])
  })
})

describe('fillPlaceholders', () => {
  const draft = {
    url: 'wss://JENKINS_URL/x',
    headers: [{ line: 'Host: JENKINS_URL' }, ['A', '<t>'] as const, { base64: 'QTpi' }],
    body: '<t>',
  }
  it('replaces a word everywhere', () => {
    expect(fillPlaceholders(draft, { JENKINS_URL: 'ci.example', '<t>': '1' })).toEqual({
      url: 'wss://ci.example/x',
      headers: [{ line: 'Host: ci.example' }, ['A', '1'], { base64: 'QTpi' }],
      body: '1',
    })
  })
  it('puts a URL in the place of a host', () => {
    expect(fillPlaceholders(draft, { JENKINS_URL: 'https://ci.example/jenkins/' }).url).toBe('wss://ci.example/jenkins/x')
  })
  it('takes a value literally', () => {
    expect(fillPlaceholders({ url: 'ws://a/<t>' }, { '<t>': '$&{{x}}' }).url).toBe('ws://a/$&{{x}}')
  })
  it('leaves a draft for no values', () => expect(fillPlaceholders(draft, {})).toBe(draft))
})

it('knows a text with a word that stands for a value', () => {
  expect(['Bearer {{token}}', 'SECRET', 'plain', ''].map(hasPlaceholder)).toEqual([true, true, false, false])
})
