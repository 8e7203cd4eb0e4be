import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../../testing/pack-tester'
import { engineIo } from '.'

const PATH = '/socket.io/?EIO=4&transport=websocket'
const OPEN = '0{"sid":"oXsP_ji53jcMQG0OAAAA","upgrades":[],"pingInterval":300,"pingTimeout":200,"maxPayload":100}'
const opened = got(2, { text: OPEN })
const joined = got(5, { text: '40{"sid":"IWrCEuAL5Cc7LVrbAAAA"}' })
const to = (path: string, ...lines: string[]) => ({ url: `ws://example.com${path}`, request: asking(path, ...lines) })
const plain = (path: string) => ({ url: `ws://example.com${path}`, request: [`GET ${path} HTTP/1.1`, 'Host: example.com'] })
/** A refused upgrade as Engine.IO writes it. */
const refused = (body: string): Conversation => ({
  response: ['HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-type: text/html', `Content-Length: ${body.length}`],
  body,
  ended: { at: 3 },
})
/** Refused plain HTTP. */
const json = (code: number, message: string, status = '400 Bad Request'): Conversation => {
  const body = `{"code":${code},"message":"${message}"}`
  return { response: [`HTTP/1.1 ${status}`, 'Content-Type: application/json', `Content-Length: ${body.length}`], body }
}
const AFTER_101 =
  'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 28\r\n\r\nUnsupported protocol version'

testPack(engineIo, {
  'engine-io/protocol-version': {
    shown: {
      'EIO=3': { ...to('/socket.io/?EIO=3&transport=websocket'), after: [got(1, { raw: AFTER_101 })], ended: { at: 2 } },
      'no EIO': { ...to('/socket.io/?transport=websocket'), after: [got(1, { raw: AFTER_101 })], ended: { at: 2 } },
      'by polling': { ...plain('/socket.io/?EIO=3&transport=polling'), ...json(5, 'Unsupported protocol version') },
    },
    not: { 'another text': { after: [got(1, { raw: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nno' })] } },
    mentions: [/Engine\.IO 3 and the server only 4|EIO is missing/],
  },
  'engine-io/transport-unknown': {
    shown: {
      'no transport': { ...to('/socket.io/'), ...refused('Transport unknown') },
      'polling only': { ...to(PATH), ...json(0, 'Transport unknown') },
    },
    mentions: [/transport=websocket is missing|transport websocket/],
  },
  'engine-io/session-unknown': { shown: { 'another sid': { ...to(`${PATH}&sid=abc`), ...refused('Session ID unknown') } } },
  'engine-io/bad-method': {
    shown: {
      'a POST': {
        ...refused('Bad handshake method'),
        url: `ws://example.com${PATH}`,
        request: [`POST ${PATH} HTTP/1.1`, ...asking('/').slice(1)],
      },
    },
  },
  'engine-io/bad-request': {
    shown: {
      'plain HTTP': { ...plain(PATH), ...json(3, 'Bad request') },
      'the upgrade got lost': { ...to(PATH), ...json(3, 'Bad request') },
      'a middleware of the engine': { ...to(PATH), ...refused('Bad request') },
    },
    not: { 'an old ws': refused('Bad Request') },
  },
  'engine-io/forbidden': {
    shown: {
      'a foreign Origin': { ...to(PATH, 'Origin: http://evil.example'), ...refused('origin not allowed') },
      'no text': { ...to(PATH), ...refused('Forbidden') },
      'by polling': { ...plain('/socket.io/?EIO=4&transport=polling'), ...json(4, 'not today', '403 Forbidden') },
    },
    not: { 'an old ws': refused('Bad Request'), 'an unknown sid': refused('Session ID unknown') },
  },
  'engine-io/upgrade-dropped': {
    shown: {
      'another path': { ...to('/other'), response: null, ended: { at: 992 } },
      'no slash': { ...to('/socket.io'), response: null, ended: { at: 995 } },
    },
    not: {
      'at once': { ...to('/other'), response: null, ended: { at: 2 } },
      asked: { ...plain('/other'), response: null, ended: { at: 992 } },
    },
    confidence: 'possible',
  },
  'engine-io/open-by-polling': {
    shown: {
      'a plain GET': {
        ...plain('/socket.io/?EIO=4&transport=polling'),
        response: ['HTTP/1.1 200 OK', 'Content-Type: text/plain; charset=UTF-8', 'cache-control: no-store', 'Connection: close'],
        body: '0{"sid":"gPFram_Hy9vS7EljAAAC","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
        ended: { at: 1 },
      },
    },
  },
  'engine-io/polling-by-upgrade': {
    shown: { 'transport=polling': { ...to('/socket.io/?EIO=4&transport=polling'), after: [got(2, { octets: '8800' })] } },
    not: { websocket: { ...to(PATH), after: [opened, got(450, { octets: '8800' })] } },
    confidence: 'likely',
  },
  'engine-io/connect-error': {
    shown: {
      'no such namespace': {
        ...to(PATH),
        after: [opened, said(3, { text: '40/nope,' }), got(5, { text: '44/nope,{"message":"Invalid namespace"}' })],
      },
      'a middleware': {
        ...to(PATH),
        after: [opened, said(3, { text: '40/deny,' }), got(5, { text: '44/deny,{"message":"not authorised","data":{"code":"E_AUTH"}}' })],
      },
    },
    not: { joined: { ...to(PATH), after: [opened, said(3, { text: '40' }), joined] } },
    mentions: [/no namespace \/nope|not authorised/],
  },
  'engine-io/disconnected': {
    shown: {
      'socket.disconnect()': {
        ...to(PATH),
        after: [
          opened,
          said(3, { text: '40/kick,' }),
          got(5, { text: '40/kick,{"sid":"K2l_xCjOrR5ffU8YAAAC"}' }),
          got(6, { text: '41/kick,' }),
        ],
      },
    },
    mentions: ['/kick'],
  },
  'engine-io/pong-missing': {
    shown: {
      'no 3': { ...to(PATH), after: [opened, said(3, { text: '40' }), joined, got(300, { text: '2' }), got(500, { octets: '8800' })] },
    },
    not: {
      answered: {
        ...to(PATH),
        after: [opened, said(3, { text: '40' }), joined, got(300, { text: '2' }), said(301, { text: '3' }), got(600, { close: [1000] })],
      },
      'still open': { ...to(PATH), after: [opened, said(3, { text: '40' }), joined, got(300, { text: '2' })] },
    },
    confidence: 'likely',
    mentions: ['200 ms'],
  },
  'engine-io/too-big': {
    shown: {
      '312 octets and 100': {
        ...to(PATH),
        after: [opened, said(3, { text: '40' }), joined, said(9, { text: `42["x","${'y'.repeat(300)}"]` }), got(10, { close: [1009] })],
        ended: { at: 11 },
      },
    },
    mentions: ['100 the server takes'],
  },
  'engine-io/not-a-packet': {
    shown: { hello: { ...to(PATH), after: [opened, said(3, { text: 'hello' }), got(4, { octets: '8800' })] } },
    not: { 'an event': { ...to(PATH), after: [opened, said(3, { text: '42["x"]' }), got(4, { octets: '8800' })] } },
  },
  'engine-io/not-joined': {
    shown: {
      'nothing sent yet': { ...to(PATH), after: [opened] },
      'closed after connectTimeout': { ...to(PATH), after: [opened, got(450, { octets: '8800' })] },
    },
    not: { joined: { ...to(PATH), after: [opened, said(3, { text: '40' }), joined] } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is Engine.IO by its open packet and its errors', () => {
    const certain = { pack: 'engine-io', confidence: 'certain' }
    expect(answeredIn({ after: [opened] }, [engineIo])).toMatchObject(certain)
    expect(answeredIn(refused('Session ID unknown'), [engineIo])).toMatchObject(certain)
    expect(answeredIn(json(4, 'not today', '403 Forbidden'), [engineIo])).toMatchObject(certain)
    expect(answeredIn(refused('Bad Request'), [engineIo])).toBeNull()
    expect(answeredIn({}, [engineIo])).toBeNull()
  })
})
