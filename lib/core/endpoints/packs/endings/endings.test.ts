import { describe, expect, it } from 'vitest'
import { accepting, type Conversation, got, type Step, said, seenIn, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recordings'
import { diagnose } from '../../diagnose'
import { endings } from '.'
import { KNOWN_LIMITS, limitsNear, toleranceOf } from './known-limits'

const SECOND = 1000
/** A session with these lines in its 101 that ended after so many seconds, FIN and no Close frame unless told otherwise. */
const ended = (
  seconds: number,
  lines: readonly string[] = [],
  after: readonly Step[] = [],
  how: 'fin' | 'rst' | 'tls-alert' = 'fin',
): Conversation => ({
  response: accepting(...lines),
  after,
  ended: { at: seconds * SECOND, how },
})
/** The endpoint pings every so many seconds, and we answer. */
const pinged = (every: number, until: number): Step[] =>
  Array.from({ length: Math.floor(until / every) }, (_, n) => (n + 1) * every * SECOND).flatMap((at) => [
    got(at, { ping: 'p' }),
    said(at + 1, { pong: 'p' }),
  ])
const to = (url: string, conversation: Conversation): Conversation => ({ ...conversation, url })

const NGINX = 'Server: nginx/1.22.1'
const weClosed: Conversation = { response: accepting(NGINX), after: [said(60 * SECOND, { close: [1000] })], ended: { at: 60 * SECOND + 5 } }
const byUs: Conversation = { response: accepting(NGINX), ended: { at: 60 * SECOND, by: 'us', how: 'fin' } }
const ourLimit: Conversation = { response: accepting(NGINX), ended: { at: 60 * SECOND, how: 'timeout' } }
const NOT_IDLE = { 'we closed': weClosed, 'we ended it': byUs, 'our own time limit': ourLimit }

testPack(endings, {
  'endings/nginx-idle': {
    shown: {
      '60 s of silence behind nginx': ended(60.2, [NGINX], [got(100, { text: 'hi' })]),
      'no frame at all': ended(60, [NGINX]),
    },
    not: {
      ...NOT_IDLE,
      'pings travelled until the end': ended(60, [NGINX], pinged(5, 60)),
      'no nginx': ended(60),
      'another time': ended(47, [NGINX]),
      'a Close frame came': { response: accepting(NGINX), after: [got(60 * SECOND, { close: [1000] })], ended: { at: 60 * SECOND + 1 } },
    },
    confidence: 'likely',
  },
  'endings/alb-idle': {
    shown: { 'sticky sessions': ended(60, ['Set-Cookie: AWSALB=abc; Path=/']) },
    not: { 'no cookie of it': ended(60) },
  },
  'endings/api-gateway-idle': {
    shown: { '10 minutes of silence': to('wss://abc123.execute-api.eu-west-1.amazonaws.com/prod', ended(600)) },
    not: { 'another host': ended(600) },
  },
  'endings/api-gateway-lifetime': {
    shown: { 'two hours with pings': to('wss://abc123.execute-api.eu-west-1.amazonaws.com/prod', ended(7200, [], pinged(300, 7200))) },
  },
  'endings/cloudfront-idle': {
    shown: { 'by its field': ended(601, ['X-Amz-Cf-Id: abc==']), 'by its host': to('wss://d111.cloudfront.net/ws', ended(600)) },
  },
  'endings/cloudflare-idle': {
    shown: { '100 s': ended(100.4, ['Server: cloudflare', 'CF-RAY: 8a1-FRA']) },
    not: { '60 s': ended(60, ['CF-RAY: 8a1-FRA']) },
  },
  'endings/envoy-idle': {
    shown: { '5 minutes': ended(300, ['server: istio-envoy', 'x-envoy-upstream-service-time: 3']) },
    not: { 'Front Door alone': ended(300, ['X-Azure-Ref: 1']) },
    confidence: 'possible',
  },
  'endings/heroku-idle': { shown: { '55 s': to('wss://app.herokuapp.com/ws', ended(55)) }, confidence: 'possible' },
  'endings/gcp-lifetime': {
    shown: { 'with traffic': ended(30, ['Via: 1.1 google'], pinged(5, 29)) },
    not: { 'another proxy': ended(30, ['Via: 1.1 varnish'], pinged(5, 29)), 'another age': ended(45, ['Via: 1.1 google'], pinged(5, 44)) },
    confidence: 'likely',
  },
  'endings/front-door-idle': { shown: { 'by its field': ended(300, ['X-Azure-Ref: 0abc']) } },
  'endings/front-door-lifetime': { shown: { 'by its host': to('wss://x.azurefd.net/ws', ended(14_400, [], pinged(200, 14_400))) } },
  'endings/application-gateway-idle': { shown: { '30 s with its cookie': ended(30, ['Set-Cookie: ApplicationGatewayAffinity=a']) } },
  'endings/traefik-idle': {
    shown: {
      '180 s through a Go proxy': {
        ...ended(180),
        response: accepting().map((line) => line.replace('Sec-WebSocket-Accept', 'Sec-Websocket-Accept')),
      },
    },
    not: { 'spelled by a library': ended(180) },
    confidence: 'possible',
  },
  'endings/kong-idle': { shown: { '60 s': ended(60, ['X-Kong-Upstream-Latency: 2']) }, confidence: 'possible' },
  'endings/apisix-idle': { shown: { '6 s': ended(6, ['Server: APISIX/3.2.0']) }, not: { 'nginx alone': ended(6, [NGINX]) } },
  'endings/reserved-code': {
    shown: { 1006: { after: [got(5, { close: [1006, 'oops'] })], ended: { at: 6 } } },
    not: { 1000: { after: [got(5, { close: [1000] })], ended: { at: 6 } } },
  },
  'endings/closed-without-code': {
    shown: { 'an empty Close frame': { after: [got(5, { octets: '8800' })], ended: { at: 6 } } },
    not: { 'with a code': { after: [got(5, { close: [1001] })], ended: { at: 6 } }, 'no Close frame': ended(1) },
  },
  'endings/cut-off': {
    shown: { 'half a text': { after: [got(5, { octets: '810a6162' })], ended: { at: 50 } } },
    not: { 'a whole one': { after: [got(5, { text: 'ab' })], ended: { at: 50 } } },
  },
  'endings/pings-unanswered': {
    shown: { 'no pong of ours': ended(40, [], [got(20 * SECOND, { ping: 'x' })]) },
    not: {
      answered: ended(40, [], pinged(20, 20)),
      'we ended it': { after: [got(5, { ping: 'x' })], ended: { at: 9 * SECOND, by: 'us' } },
    },
  },
  'endings/tls-alert': { shown: { 'an alert': ended(5, [], [], 'tls-alert') }, not: { 'a FIN': ended(5) } },
  'endings/idle-limit': {
    shown: {
      '60 s': ended(60),
      '350 s': ended(350, [], [got(100, { text: 'x' })]),
      'an hour': ended(3600),
    },
    not: {
      ...NOT_IDLE,
      'pings to and fro until the end': ended(60, [], pinged(5, 60)),
      'data until the end': ended(60, [], [got(59_500, { text: 'x' })]),
      'no known limit': ended(42),
      'closed by 1000 after 60 s (Cowboy)': { after: [got(60 * SECOND, { close: [1000] })], ended: { at: 60 * SECOND + 1 } },
    },
    confidence: 'possible',
  },
  'endings/lifetime-limit': {
    shown: { 'traffic all along': ended(1800, [], pinged(30, 1799)), 'silence all along': ended(30) },
    not: { 'another age': ended(47), 'we closed': { after: [said(30 * SECOND, { close: [1000] })], ended: { at: 30 * SECOND + 5 } } },
  },
  'endings/pings-stopped': {
    shown: { 'five pings, then nothing': ended(120, [], pinged(5, 25)) },
    not: { 'pings until the end': ended(120, [], pinged(5, 118)) },
  },
  'endings/forgotten-flow': {
    shown: {
      'a RST to our frame after a long silence': ended(400.1, [], [got(10, { text: 'x' }), said(400 * SECOND, { text: 'y' })], 'rst'),
    },
    not: {
      'a FIN': ended(400.1, [], [said(400 * SECOND, { text: 'y' })]),
      soon: ended(10.1, [], [said(10 * SECOND, { text: 'y' })], 'rst'),
    },
  },
  'endings/caddy-stream-timeout': {
    shown: { 'five minutes': ended(300, ['Server: Caddy'], pinged(7, 299)) },
    not: { 'an odd age': ended(77, ['Server: Caddy']), 'no Caddy': ended(300) },
  },
  'endings/after-our-message': {
    shown: { 'a message of 20 octets': ended(5.2, [], [said(5 * SECOND, { text: 'x'.repeat(20) })]) },
    not: {
      'it was answered first': ended(5.2, [], [said(5 * SECOND, { text: 'x' }), got(5100, { text: 'y' })]),
      'a Close frame came': { after: [said(5, { text: 'x' }), got(6, { close: [1009] })], ended: { at: 7 } },
    },
    mentions: ['20 octets'],
  },
  'endings/traefik-regression': {
    shown: {
      'seconds after the 101': {
        ...ended(5, [], [got(100, { text: 'x' })]),
        response: accepting().map((line) => line.replace('Sec-WebSocket-Accept', 'Sec-Websocket-Accept')),
      },
    },
    not: {
      'Caddy names itself': recorded('caddy-2.6/accepted-then-reload'),
      'no proxy written in Go': ended(5, [], [got(100, { text: 'x' })]),
    },
  },
  'endings/cloudflare-restart': {
    shown: { 'at an odd time': ended(4711, ['CF-RAY: 8a1-FRA'], pinged(30, 4710)) },
    not: { 'no Cloudflare': ended(4711) },
    confidence: 'possible',
  },
  'endings/while-data-flowed': {
    shown: { 'Rancher’s v3 subscription': ended(372, [], pinged(5, 371)) },
    not: { 'silence before the end': ended(372, [], pinged(5, 300)), 'no frame': ended(1) },
    confidence: 'possible',
  },
  'endings/peer-closed-tcp': {
    shown: { 'ws: the socket was ended': recorded('ws-crash/a_handshake'), 'at once': ended(1) },
    not: { 'a RST': ended(1, [], [], 'rst'), 'a Close frame': { after: [got(5, { close: [1001] })], ended: { at: 6 } } },
  },
  'endings/reset': { shown: { 'a RST': ended(10, [], [], 'rst') }, not: { 'a FIN': ended(10) } },
})

describe('the known limits', () => {
  it('have no row twice with the same time, and stand by length', () => {
    const seconds = KNOWN_LIMITS.map((one) => one.seconds)
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
    expect(new Set(KNOWN_LIMITS.map((one) => `${one.product} ${one.kind}`)).size).toBe(KNOWN_LIMITS.length)
  })

  it('are found within two seconds, and half a percent of what is long', () => {
    expect(limitsNear(61.9, 'idle').map((one) => one.product)).toContain('nginx')
    expect(limitsNear(62.1, 'idle')).toEqual([])
    expect([toleranceOf(60), toleranceOf(7200)]).toEqual([2, 36])
  })
})

describe('an end after 60 s of silence', () => {
  const titles = (conversation: Conversation) =>
    diagnose(seenIn(conversation), [endings]).findings.map(({ id, confidence }) => `${id} ${confidence}`)

  it('names nginx where it is on the way, and lists every product with that default where nobody is', () => {
    expect(titles(ended(60, [NGINX]))[0]).toBe('endings/nginx-idle likely')
    const [first] = diagnose(seenIn(ended(60)), [endings]).findings
    expect(first?.id).toBe('endings/idle-limit')
    for (const product of ['nginx', 'AWS Application Load Balancer', 'Varnish', 'Apache httpd', 'Kong'])
      expect(first?.cause).toContain(product)
  })

  it('says what pings were there', () => {
    expect(diagnose(seenIn(ended(60)), [endings]).findings[0]?.cause).toContain('No ping travelled')
  })

  it('says nothing while the session stands', () => {
    expect(titles({ response: accepting(NGINX), after: [got(5, { text: 'x' })] })).toEqual([])
  })
})
