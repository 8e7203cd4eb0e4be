import { expect, it } from 'vitest'
import { judgeOne } from './judge-one'
import { overHttp2 } from './over-http2'
import versionPresent from './request/version-present-13'
import subprotocolOffered from './response/subprotocol-offered'
import { http2With, SAMPLE_CONNECT } from './sample-http2'

const offered = overHttp2('http2/subprotocol-offered', subprotocolOffered)
const request = [...SAMPLE_CONNECT, 'sec-websocket-protocol: chat']

it('judges the fields of HTTP/2 as the rule judges lines, a 2xx in place of the 101 (RFC 8441 §5)', () => {
  const chosen = (...response: string[]) => judgeOne(offered, http2With({ request, response }))
  expect(chosen(':status: 200', 'sec-websocket-protocol: chat').outcome).toBe('pass')
  expect(chosen(':status: 204', 'sec-websocket-protocol: mqtt')).toMatchObject({
    rule: 'http2/subprotocol-offered',
    outcome: 'fail',
    at: [{ part: 'response', start: 38, end: 42 }],
  })
  expect(chosen(':status: 403', 'sec-websocket-protocol: mqtt').because).toBe('The status is not 2xx, so nothing was opened')
})

it('does not apply before there is something to judge', () => {
  expect(judgeOne(offered, http2With({ response: null })).because).toBe('No answer came')
  const version = overHttp2('http2/request-version', versionPresent)
  expect(judgeOne(version, http2With({ request: null, response: null })).because).toBe('No request was sent')
  expect(judgeOne(version, http2With({ response: null })).outcome).toBe('pass')
})

it('rewrites the examples as fields in lower case, without what only HTTP/1.1 has', () => {
  const [first] = offered.examples.pass
  const lines = first?.artifacts?.http2?.request?.lines.map(({ name, value }) => `${name}: ${value}`)
  expect(lines).toEqual([...SAMPLE_CONNECT, 'sec-websocket-protocol: chat, superchat'])
})
