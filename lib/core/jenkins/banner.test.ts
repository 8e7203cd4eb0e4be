import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jenkinsBytes } from '../../testing/jenkins-recordings'
import { latin1Encode } from '../bytes/latin1'
import { bannerRequest, readBanner } from './banner'

describe('the answer of the TCP agent listener to GET', () => {
  it('tells version, protocols and both addresses (recorded from 2.578)', () => {
    expect(readBanner(jenkinsBytes('GET /'))).toEqual({
      kind: 'banner',
      statusLine: 'HTTP/1.0 200 OK',
      protocols: ['JNLP4-connect', 'Ping'],
      version: '2.578',
      session: '5e551ca7',
      client: '127.0.0.1',
      server: '127.0.0.1',
      remotingMinimumVersion: '3176.v207ec082a_8c0',
      nosniff: true,
      lineEnding: 'crlf',
      lines: [
        ['Jenkins-Agent-Protocols', 'JNLP4-connect, Ping'],
        ['Jenkins-Version', '2.578'],
        ['Jenkins-Session', '5e551ca7'],
        ['Client', '127.0.0.1'],
        ['Server', '127.0.0.1'],
        ['Remoting-Minimum-Version', '3176.v207ec082a_8c0'],
      ],
    })
  })
  it('knows the listener by its 404, whose line ending is of an era', () => {
    expect(readBanner(jenkinsBytes('GET /foo'))).toMatchObject({ kind: 'http', status: 404, listenerNotFound: 'lf' })
    const older = 'HTTP/1.0 404 Not Found\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\nNot Found\r\n'
    expect(readBanner(latin1Encode(older))).toMatchObject({ kind: 'http', status: 404, listenerNotFound: 'crlf' })
  })
  it('reads an older banner, without what came later', () => {
    const text =
      'HTTP/1.0 200 OK\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\nJenkins-Agent-Protocols: JNLP4-connect,JNLP2-connect\r\nJenkins-Version: 2.60.3\r\n'
    expect(readBanner(latin1Encode(text))).toMatchObject({
      kind: 'banner',
      protocols: ['JNLP4-connect', 'JNLP2-connect'],
      version: '2.60.3',
      client: null,
      remotingMinimumVersion: null,
      nosniff: false,
    })
  })
  it('tells another HTTP server by its status and fields', () => {
    const text = 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nX-Jenkins: 2.479\r\n\r\n<html>'
    expect(readBanner(latin1Encode(text))).toEqual({
      kind: 'http',
      statusLine: 'HTTP/1.1 400 Bad Request',
      status: 400,
      listenerNotFound: null,
      fields: [
        ['Server', 'nginx'],
        ['X-Jenkins', '2.479'],
      ],
      body: '<html>',
    })
  })
  it('gives nothing for what is not HTTP', () => {
    for (const text of ['', 'HTT', 'SSH-2.0-x\r\n', '\u0015\u0003\u0003']) expect(readBanner(latin1Encode(text))).toBeNull()
  })
  it('answers any octets, however long the lines', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
        expect(readBanner(Uint8Array.of(...latin1Encode('HTTP/1.1 200\n'), ...tail))?.statusLine).toBe('HTTP/1.1 200')
      }),
    ))
  it('looks at no more than its bound', () => {
    const long = readBanner(latin1Encode(`HTTP/1.0 200 OK\n\n${'x'.repeat(1_000_000)}`))
    expect(long?.kind === 'http' && long.body.length).toBeLessThan(16_385)
  })
  it('asks as HTTP/1.1 does', () => expect(bannerRequest('ci:50000')).toBe('GET / HTTP/1.1\r\nHost: ci:50000\r\nConnection: close\r\n\r\n'))
})
