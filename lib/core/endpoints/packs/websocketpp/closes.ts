import type { Diagnosis } from '../../pack'
import { withoutSubprotocols } from '../../to-try'
import { accepted, MEASURED } from './marks'

export const tooLarge: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/message-too-large',
  rows: ['C5', 'D-1009'],
  says: 'a message we sent is larger than max_message_size, 32,000,000 octets where nothing else is set',
  when: (look) => [look.closedWith(1009, 'A message was too large')],
  cause: 'The reason of the Close frame is in the words of WebSocket++.',
  remedy: 'Send smaller messages, or call set_max_message_size of the endpoint.',
}

const MISTAKE =
  /^(Clients may not send unmasked frames|Invalid UTF8 encoding|Invalid use of RSV bits|Opcode was reserved|Control messages may not be fragmented|Control messages are limited to fewer than 125 characters|Invalid continuation)/

export const mistake: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/protocol-error',
  rows: ['D-1002', 'D-1007'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  layer: 'client',
  when: (look) => [look.oneOf(look.closedWith(1002, MISTAKE), look.closedWith(1007, MISTAKE))],
  cause: 'The reason of the Close frame is in the words of WebSocket++.',
  remedy: 'Correct the frame the reason speaks of.',
}

export const noSubprotocol: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/no-subprotocol',
  rows: ['010'],
  confidence: 'likely',
  says: 'the application selects no subprotocol, and browsers end the connection then',
  when: (look) =>
    accepted(look) && look.header('sec-websocket-protocol') === null ? [accepted(look), look.weSent('sec-websocket-protocol')] : [null],
  cause:
    'WebSocket++ chooses none of the subprotocols offered unless a validate handler calls select_subprotocol. Browsers and ws fail the connection when none comes back.',
  remedy: 'Call select_subprotocol in the validate handler, or offer none.',
  change: withoutSubprotocols,
}
