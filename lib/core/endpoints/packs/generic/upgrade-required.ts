import type { Change } from '../../../changes/change'
import type { Diagnosis } from '../../pack'

const ASK: Change = {
  title: 'Ask for the upgrade with the standard fields',
  sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
  edits: [
    { line: 'Connection', value: 'Upgrade' },
    { line: 'Upgrade', value: 'websocket' },
  ],
}

/** Rule 001. */
export const upgradeRequired: Diagnosis = {
  id: 'generic/upgrade-required',
  rows: ['001'],
  says: 'the endpoint wants a WebSocket and did not recognise the request as an upgrade',
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(426), look.seen('The answer names no protocol in Upgrade', look.header('upgrade') === null)],
  also: (look) => [look.seen('We asked for the upgrade', /upgrade/i.test(look.sent('connection') ?? ''))],
  cause: (look) =>
    /upgrade/i.test(look.sent('connection') ?? '') && /websocket/i.test(look.sent('upgrade') ?? '')
      ? 'We sent Connection: Upgrade and Upgrade: websocket, and the endpoint answers as if they had not arrived: something in between removed them. An answer 426 has to name the protocol in Upgrade (RFC 9110 §15.5.22); this one does not.'
      : 'The request did not carry both Connection: Upgrade and Upgrade: websocket. An answer 426 has to name the protocol in Upgrade (RFC 9110 §15.5.22); this one does not.',
  remedy:
    'Send Connection: Upgrade and Upgrade: websocket. If they were sent, make the proxy in front pass both on, or go round it to prove that it is the proxy.',
  change: (look) => (/upgrade/i.test(look.sent('connection') ?? '') && /websocket/i.test(look.sent('upgrade') ?? '') ? null : ASK),
  source: 'RFC 9110 §15.5.22; measured on WebSocket++ 0.8.2 and ws 8.23.0',
}
