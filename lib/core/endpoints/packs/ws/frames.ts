import type { Diagnosis } from '../../pack'

/** Table C.5: ws closes with 1009 above maxPayload. */
export const messageTooBig: Diagnosis = {
  id: 'ws/message-too-big',
  rows: ['D-1009'],
  says: (look) => `possibly our message of ${look.session?.largestSent ?? 0} octets is above maxPayload of the server`,
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.closedWith(1009, /^$/),
    look.seen(`Our largest message has ${look.session?.largestSent ?? 0} octets`, (look.session?.largestSent ?? 0) > 0),
  ],
  cause:
    'ws closes with 1009 and no reason where a message is longer than its option maxPayload, 100 MiB unless it is set. Others send 1009 too, and a proxy may have a limit of its own.',
  remedy: 'Send smaller messages, or raise maxPayload of the WebSocketServer.',
  source: 'measured on ws 8.23.0 with maxPayload 100',
}
