import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../bytes/base64'
import { utf8Encode } from '../../bytes/utf8'
import { redactDraft } from '../../handshake/redact'
import { REPRODUCE_FORMATS, REPRODUCERS, reproduce } from '.'

const CANARY = 'canary-5d1e77a2c9'
const DRAFTS = {
  lines: {
    url: `wss://user:${CANARY}@a/x?access_token=${CANARY}`,
    headers: [['Secret-Key', CANARY], ['Cookie', `sid=${CANARY}`], ['Authorization', `Bearer ${CANARY}`], { line: `X: ${CANARY}` }],
    network: { proxy: `http://me:${CANARY}@p`, clientKey: CANARY, clientCert: 'x' },
    variables: { 'secret:v': CANARY },
    body: `{{secret:v}} ${CANARY}`,
    session: { sendOnOpen: [{ text: `t ${CANARY}` }, { opcode: 'binary', base64: base64Encode(utf8Encode(CANARY)) }] },
  },
  raw: { url: 'ws://a/', raw: base64Encode(utf8Encode(`GET /?token=${CANARY} HTTP/1.1\r\nSecret-Key: ${CANARY}\r\n\r\n`)) },
} as const

describe.each(REPRODUCERS.map(({ format }) => format))('%s', (format) => {
  it.each(Object.entries(DRAFTS))(
    'T-24: holds a variable where a secret stands, and neither the secret nor its mask (%s)',
    (_name, draft) => {
      const { text, notes, variables } = reproduce(redactDraft(draft), format)
      expect(text + notes.join()).not.toContain(CANARY)
      expect(text).not.toMatch(/\*{3}/)
      for (const { name } of variables.filter(({ name }) => /KEY|SID/.test(name))) expect(text).toContain(name)
      expect(variables.map(({ name }) => name)).toContain('SECRET_KEY')
    },
  )
  it('holds the values of an exact draft where they are asked for', () => {
    const { text, variables } = reproduce(DRAFTS.lines, format, { masked: false })
    expect([text.includes(CANARY), variables]).toEqual([true, []])
  })
  it.each(['', 'practice:/echo', 'wss://{{host}}/', 'ws://\u202e/', 'http://x/'])('never throws: %j', (url) => {
    expect(reproduce({ url, raw: 'not base64', method: '\0' }, format).text.length).toBeGreaterThan(10)
  })
  it('T-27: writes no control or direction-changing character', () => {
    const { text } = reproduce(
      {
        url: 'ws://a/\x1b\u202e',
        headers: [['X', '\x07\u2066'], { base64: '/w0=' }],
        body: '\x1b',
        method: '\x1b',
        session: { sendOnOpen: [{ text: '\u200b' }] },
      },
      format,
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
  })
})

it('offers every format, each with a name of its own for its file', () => {
  expect(REPRODUCERS.map(({ format }) => format)).toEqual(REPRODUCE_FORMATS)
  expect(new Set(REPRODUCERS.map(({ title }) => title)).size).toBe(REPRODUCERS.length)
})

it('names only those variables that have a place in the text', () => {
  const draft = redactDraft({ url: 'ws://a/', headers: [['Host', 'a']], session: { sendOnOpen: [{ text: '{{secret:m}}' }] } })
  expect(reproduce(draft, 'curl')).toMatchObject({ variables: [], text: expect.not.stringContaining('Set first') })
  expect(reproduce(draft, 'node-ws').variables.map(({ name }) => name)).toEqual(['M'])
})

it('takes no longer than the text is long', () => {
  const body = '?token=** ******'.repeat(5_000)
  const headers = Array.from({ length: 1_000 }, (_, at) => ({ line: `X-${at}: ***`, kept: at }))
  const draft = { url: 'ws://a/', headers, body, session: { sendOnOpen: [{ text: body }] } }
  for (const { format } of REPRODUCERS) expect(reproduce(draft, format).variables.length).toBeLessThanOrEqual(1_000)
})

it('says that before steps are not part of a text', () => {
  const step = { name: 'log in', method: 'POST', url: 'https://a/' }
  const notes = (before: readonly (typeof step)[]) => reproduce({ url: 'ws://a/', before }, 'curl').notes[0]
  expect(notes([step])).toBe(
    'The before step of the draft is not part of it: ask first, and give what the answers bring as variables and cookies',
  )
  expect(notes([step, step])).toMatch(/^The 2 before steps of the draft are not part of it/)
})
