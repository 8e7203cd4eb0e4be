import { describe, expect, it } from 'vitest'
import { CLIENTS } from '../clients'
import { clientSentences } from './client-sentences'
import { readLogWith } from './read-log'

const read = (text: string) => readLogWith([], clientSentences, text).findings

describe('the words clients were measured to print', () => {
  it.each([
    ['Error: Server sent no subprotocol', 'log/subprotocol-not-agreed'],
    ['Error: Invalid Sec-WebSocket-Accept header', 'log/wrong-accept'],
    ['Error: Parse Error: Missing expected CR after response line', 'log/answer-not-http'],
    [
      "WebSocket connection to 'ws://h/' failed: Error during WebSocket handshake: 'Upgrade' header is missing",
      'log/upgrade-missing-in-101',
    ],
    [
      "WebSocket connection to 'ws://h/' failed: Error during WebSocket handshake: Found an unsupported extension 'x-y' in 'Sec-WebSocket-Extensions' header",
      'log/extension-not-agreed',
    ],
    ['failed to WebSocket dial: expected handshake response status code 101 but got 403', 'log/refused'],
    ['websockets.exceptions.InvalidHeader: invalid Connection header: keep-alive', 'log/upgrade-missing-in-101'],
    ['Server responded with a non-101 status: 404 Not Found', 'log/refused'],
    ['org.glassfish.tyrus.core.HandshakeException: Response code was not 101: 502.', 'log/refused'],
  ])('%s', (line, id) => {
    expect(read(line).map((finding) => finding.id)).toEqual([id])
  })

  it('says with which status, and by whom it was measured', () => {
    const [found] = read('failed to WebSocket dial: expected handshake response status code 101 but got 403')
    expect(found?.title).toMatch(/answered with 403 instead of 101$/)
    expect(found?.source).toMatch(/^measured on /)
  })

  it('reads every sentence of every client that is a sentence of its own', () => {
    const spoken = clientSentences.sentences.length
    expect(spoken).toBeGreaterThan(90)
    expect(CLIENTS.length).toBeGreaterThan(10)
  })

  it('does not take words of others for those of a client', () => {
    expect(read('java.lang.IllegalStateException: Bad response field: name')).toEqual([])
    expect(read('Invalid header')).toEqual([])
  })
})
