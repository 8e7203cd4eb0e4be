import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import { readable, SEARCHED, searchText } from './search-text'
import type { AttemptView, HeadView, ResponseView } from './view'

const head = (...lines: string[]) => ({ lines: lines.map((text) => ({ text })) }) as unknown as HeadView // as much as is read
const answer = (body: string, ...lines: string[]) =>
  ({ ...head(...lines), body: { bytes: base64Encode(utf8Encode(body)) } }) as unknown as ResponseView

const VIEW = {
  before: [
    {
      name: 'Log in',
      url: 'https://ci/login',
      request: head('POST /login HTTP/1.1'),
      requestBody: base64Encode(utf8Encode('user=me&password=******')),
      response: answer('welcome', 'HTTP/1.1 200 OK'),
    },
  ],
  redirects: [{ location: '/elsewhere', request: head('GET / HTTP/1.1'), response: head('HTTP/1.1 302 Found') }],
  interim: [head('HTTP/1.1 103 Early Hints')],
  request: head('GET /ws HTTP/1.1', 'Authorization: ******'),
  response: answer('<h1>No valid crumb</h1>', 'HTTP/1.1 403 Forbidden', 'X-Jenkins: 2.462'),
  rawAnswer: null,
  proxy: { answer: base64Encode(utf8Encode('HTTP/1.1 200 Connection established\r\n')) },
  diagnoses: [{ id: 'jenkins/crumb-missing', title: 'No crumb', cause: 'A crumb is asked for' }],
  verdicts: [
    { rule: 'response/status-101', outcome: 'fail' },
    { rule: 'response/upgrade-present', outcome: 'pass' },
  ],
  close: { reason: 'going away' },
} as unknown as AttemptView // as much as is read

describe('searchText', () => {
  it('holds the heads of every hop, bodies, causes, rules that fail and the reason of the end', () => {
    expect(searchText(VIEW)).toEqual({
      request:
        'Log in\nhttps://ci/login\nPOST /login HTTP/1.1\nuser=me&password=******\nGET / HTTP/1.1\nGET /ws HTTP/1.1\nAuthorization: ******',
      response:
        'HTTP/1.1 200 OK\nHTTP/1.1 302 Found\n/elsewhere\nHTTP/1.1 103 Early Hints\nHTTP/1.1 403 Forbidden\nX-Jenkins: 2.462\nHTTP/1.1 200 Connection established\r\n',
      body: 'welcome\n<h1>No valid crumb</h1>',
      diagnosis: 'jenkins/crumb-missing\nNo crumb\nA crumb is asked for\nresponse/status-101\ngoing away',
    })
  })
  it('is bounded in each part', () => {
    const long = 'a'.repeat(200_000)
    const { body, request } = searchText({ ...VIEW, before: [], response: answer(long), request: head(long) })
    expect([body.length, request.length]).toEqual([SEARCHED.body, SEARCHED.request])
  })
})

describe('readable', () => {
  it('reads UTF-8 though its end is cut, and what is none octet by octet', () => {
    expect(readable(utf8Encode('über').subarray(0, 5))).toBe('über')
    expect(readable(utf8Encode('aü').subarray(0, 2))).toBe('a')
    expect(readable(Uint8Array.of(0x61, 0xff, 0x62, 0x63, 0x64, 0x65))).toBe('aÿbcde')
    expect(readable(new Uint8Array(0))).toBe('')
  })
})
