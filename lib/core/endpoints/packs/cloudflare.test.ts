import { accepting, testPack } from '../../../testing/pack-tester'
import { cloudflare } from './cloudflare'

const answer = (status: string, body: string, ...lines: string[]) => ({
  response: [`HTTP/1.1 ${status}`, 'Server: cloudflare', 'CF-RAY: 8f1b2c3d4e5f6789-FRA', ...lines, `Content-Length: ${body.length}`],
  body,
})

testPack(cloudflare, {
  'cloudflare/origin-answer-unknown': {
    shown: { 520: answer('520 ', 'error code: 520') },
    not: { 'another’s 520': { response: ['HTTP/1.1 520 x', 'Content-Length: 0'] } },
  },
  'cloudflare/origin-unreachable': { shown: { 521: answer('521 ', ''), 522: answer('522 ', ''), 523: answer('523 ', '') } },
  'cloudflare/origin-timeout': { shown: { 524: answer('524 ', '') } },
  'cloudflare/origin-tls': { shown: { 525: answer('525 ', ''), 526: answer('526 ', '') } },
  'cloudflare/challenged': {
    shown: {
      'a challenge': answer('403 Forbidden', '<title>Just a moment...</title>', 'cf-mitigated: challenge'),
      blocked: answer('403 Forbidden', '<title>Attention Required! | Cloudflare</title><div id="cf-wrapper">'),
      'error 1020': answer('403 Forbidden', 'error code: 1020'),
    },
    not: { 'the origin’s 403': answer('403 Forbidden', 'Forbidden') },
  },
  'cloudflare/from-cache': {
    shown: { 'a kept page': answer('200 OK', '<html></html>', 'cf-cache-status: HIT') },
    not: {
      dynamic: answer('404 Not Found', '', 'cf-cache-status: DYNAMIC'),
      accepted: { response: accepting('cf-cache-status: HIT', 'CF-RAY: 1-FRA') },
    },
  },
  'cloudflare/upgrade-not-passed-on': {
    shown: { 'ws behind it': answer('426 Upgrade Required', 'Upgrade Required') },
    not: { accepted: { response: accepting('CF-RAY: 1-FRA') } },
  },
  'cloudflare/refused-on-the-way': {
    shown: { 404: answer('404 Not Found', 'nothing') },
    not: { 'no Cloudflare': { response: ['HTTP/1.1 404 Not Found', 'Content-Length: 0'] } },
    confidence: 'possible',
  },
})
