import { missingForUpgrade } from '../../../rules/offer'
import { listed } from '../../../spec/words'
import { ASK_FOR_UPGRADE, askedForUpgrade, OPENS } from '../../asked'
import type { Diagnosis } from '../../pack'

const CONFORMS = 'An answer 426 has to name the protocol in Upgrade (RFC 9110 §15.5.22); this one does not.'

/** Rule 001. */
export const upgradeRequired: Diagnosis = {
  id: 'generic/upgrade-required',
  rows: ['001'],
  says: (look) => {
    const missing = look.request ? missingForUpgrade(look.request) : []
    return missing.length > 0
      ? `the request did not ask for a WebSocket properly, it lacks ${listed(missing)}`
      : 'the endpoint wants a WebSocket, and the Upgrade and Connection that were sent did not reach it'
  },
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [
    look.artifacts.http2 ? null : look.isStatus(426),
    look.seen('The answer names no protocol in Upgrade', look.header('upgrade') === null && look.header('sec-websocket-version') === null),
  ],
  also: (look) => [look.seen('We asked for the upgrade', askedForUpgrade(look))],
  cause: (look) =>
    askedForUpgrade(look)
      ? `We sent Connection: Upgrade and Upgrade: websocket, and the endpoint answers as if they had not arrived: something in between removed them. ${CONFORMS}`
      : `The request did not carry both Connection: Upgrade and Upgrade: websocket. ${CONFORMS}`,
  remedy:
    'Send Connection: Upgrade and Upgrade: websocket. If they were sent, make the proxy in front pass both on, or go round it to prove that it is the proxy.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
  source: 'RFC 9110 §15.5.22; measured on WebSocket++ 0.8.2 and ws 8.23.0',
}

/** Rule 002. */
export const versionRefused: Diagnosis = {
  id: 'generic/version-refused',
  rows: ['002'],
  says: (look) =>
    `the endpoint speaks WebSocket version ${look.header('sec-websocket-version')}, and the request asked for ${asked(look.sent('sec-websocket-version'))}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const offered = (look.header('sec-websocket-version') ?? '').split(',').map((version) => version.trim())
    const differs = askedForUpgrade(look) && !offered.includes(look.sent('sec-websocket-version') ?? '')
    return [look.isStatus(426, 400), look.has('sec-websocket-version'), look.seen('The version we asked for is not among them', differs)]
  },
  cause: 'The endpoint recognised the upgrade and does not speak the version that was asked for: it lists those it does (RFC 6455 §4.4).',
  remedy: 'Send Sec-WebSocket-Version: 13, once. If it was sent, look which proxy rewrites it.',
  change: (look) =>
    look.sent('sec-websocket-version') === '13'
      ? null
      : { title: 'Version 13', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Version', value: '13' }] },
  source: 'RFC 6455 §4.4; measured on Tornado 6.5.10 (426) and ws 8.23.0 (400)',
}

function asked(version: string | null): string {
  return version === null ? 'none' : version
}
