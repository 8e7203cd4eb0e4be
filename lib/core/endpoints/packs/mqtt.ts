import { changeLine } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SPEC = 'OASIS MQTT 3.1.1 §3.2.2.3 and §6, MQTT 5.0 §2.4 and §6'
const MEASURED = 'measured on aedes 1.2.0 and RabbitMQ 3.10.8'
const FIELD = 'sec-websocket-protocol'
const CONNECT = 0x10
const CONNACK = 0x20
const DISCONNECT = 0xe0

/** Return codes of CONNACK in 3.1.1. */
const RETURN_CODES: Readonly<Record<number, string>> = {
  1: 'the protocol version is not accepted',
  2: 'the client identifier is rejected',
  3: 'the server is unavailable',
  4: 'user name or password is wrong',
  5: 'the client is not authorized',
}

/** Reason codes of MQTT 5 that CONNACK and DISCONNECT share. */
const REASON_CODES: Readonly<Record<number, string>> = {
  128: 'unspecified error',
  129: 'malformed packet',
  130: 'protocol error',
  131: 'implementation specific error',
  132: 'the protocol version is not supported',
  133: 'the client identifier is not valid',
  134: 'user name or password is wrong',
  135: 'not authorized',
  136: 'the server is unavailable',
  137: 'the server is busy',
  138: 'the client is banned',
  139: 'the server is shutting down',
  140: 'the authentication method does not fit',
  141: 'keep-alive timeout: nothing came from the client in time',
  142: 'the session was taken over by another client with the same identifier',
  143: 'the topic filter is not valid',
  144: 'the topic name is not valid',
  147: 'more messages than Receive Maximum',
  148: 'the topic alias is not valid',
  149: 'the packet is too large',
  150: 'the message rate is too high',
  151: 'a quota is exceeded',
  152: 'administrative action',
  153: 'the payload format is not valid',
  154: 'retained messages are not supported',
  155: 'the QoS is not supported',
  156: 'another server is to be used',
  157: 'the server has moved',
  158: 'shared subscriptions are not supported',
  159: 'the connection rate is exceeded',
  160: 'the time connections may last is over',
  161: 'subscription identifiers are not supported',
  162: 'wildcard subscriptions are not supported',
}

const ORDINARY = new Set([0, 4])

/** The first octets received: packets do not end where frames do, so the first messages are put together. */
function received(look: Look): number[] {
  const binary = look.session?.first.received.filter(({ opcode }) => opcode === 2) ?? []
  return binary.flatMap(({ text }) => [...text].map((char) => char.charCodeAt(0))).slice(0, 64)
}

/** Code of the CONNACK, and whether it is one of version 5; null where none came. */
function connack(look: Look): { code: number; five: boolean } | null {
  const [type, length = 0, , code] = received(look)
  return type === CONNACK && length >= 2 && length < 128 && code !== undefined ? { code, five: length > 2 } : null
}

/** Reason of a DISCONNECT the server sent last (MQTT 5); null where none came. */
function disconnect(look: Look): number | null {
  const last = look.session?.lastReceived
  if (last?.opcode !== 2 || last.text.charCodeAt(0) !== DISCONNECT) return null
  return last.text.length >= 3 && last.text.charCodeAt(1) > 0 ? last.text.charCodeAt(2) : 0
}

const connected = (look: Look) =>
  look.session?.first.sent.some(({ opcode, text }) => opcode === 2 && text.charCodeAt(0) === CONNECT) ?? false
const ofMqtt = (look: Look) => look.has(FIELD, /^mqtt/i)

const refused: Diagnosis = {
  id: 'mqtt/connack-refused',
  rows: ['E-MQTT'],
  says: (look) => {
    const { code = 0, five = false } = connack(look) ?? {}
    return `the broker refused the connection: ${(five ? REASON_CODES : RETURN_CODES)[code] ?? 'a code without a name'} (CONNACK ${five ? `0x${code.toString(16)}` : code})`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => {
    const ack = connack(look)
    return [
      look.later(
        look.seen(
          `The first packet is a CONNACK with code ${ack?.code ?? 0}`,
          ack !== null && (ack.five ? ack.code >= 128 : ack.code > 0 && ack.code < 6),
        ),
      ),
    ]
  },
  also: (look) => [ofMqtt(look), look.endedWithoutClose()],
  cause:
    'The handshake of WebSocket went well, and the broker answered CONNECT with a code that is no success. It then ends the connection, often without a Close frame: clients see 1006.',
  remedy: (look) => {
    const code = connack(look)?.code ?? 0
    if (code === 1 || code === 132) return 'Speak the version the broker knows: byte 4 in CONNECT is 3.1.1, 5 is MQTT 5.'
    if (code === 2 || code === 133) return 'Send another client identifier; with an empty one set Clean Session.'
    if (code === 4 || code === 5 || code === 134 || code === 135)
      return 'Send user name and password in CONNECT as the broker knows them, and look at its access list.'
    return 'Connect again later, and look into the log of the broker.'
  },
  source: `${SPEC}; ${MEASURED}`,
}

const told: Diagnosis = {
  id: 'mqtt/disconnected',
  rows: ['E-MQTT'],
  says: (look) =>
    `the broker sent DISCONNECT: ${REASON_CODES[disconnect(look) ?? 0] ?? 'a code without a name'} (0x${(disconnect(look) ?? 0).toString(16)})`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.later(look.seen('The last packet received is a DISCONNECT with a reason', !ORDINARY.has(disconnect(look) ?? 0)))],
  cause:
    'In MQTT 5 a broker says why it ends a connection. Taken over (0x8e) means that two clients share an identifier and throw each other out.',
  remedy: 'Change what the reason names: another client identifier, a PINGREQ in time, smaller packets, other topics.',
  source: SPEC,
}

const RABBIT: Readonly<Record<string, string>> = {
  unauthenticated: 'user name or password is wrong',
  protocol_header_corrupt: 'CONNECT names a protocol or a version it does not speak',
  connect_expected: 'the first packet was no CONNECT',
  invalid_client_id: 'the client identifier is empty and Clean Session is not set',
}
const rabbitReason = (look: Look) => look.artifacts.close?.received?.reason ?? ''

const rabbit: Diagnosis = {
  id: 'mqtt/rabbitmq-closed',
  rows: ['E-MQTT'],
  says: (look) => `RabbitMQ closed with "${rabbitReason(look)}": ${RABBIT[rabbitReason(look)] ?? ''}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => [
    look.later(look.seen(`The reason of the Close frame is "${rabbitReason(look)}"`, Object.hasOwn(RABBIT, rabbitReason(look)))),
  ],
  also: (look) => [ofMqtt(look), look.closedWith(1002), look.closedWith(1007)],
  cause: 'The Web MQTT plugin of RabbitMQ closes with 1002 or 1007 and names the cause in the reason.',
  remedy:
    'Send CONNECT first, with MQTT 3.1.1 (5 from RabbitMQ 3.13 on), a client identifier, and a user that may use the virtual host; guest only works from localhost.',
  source: 'measured on RabbitMQ 3.10.8',
}

const textFrame: Diagnosis = {
  id: 'mqtt/text-frame',
  rows: ['E-MQTT'],
  says: 'we sent a text message, and MQTT travels in binary messages only',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => [ofMqtt(look), look.later(look.seen('Our first message is text', look.session?.first.sent[0]?.opcode === 1))],
  also: (look) => [look.endedWithoutClose()],
  cause: 'A broker has to end the connection on a data frame that is not binary (MQTT 3.1.1 §6). Some wait silently instead.',
  remedy: 'Send CONNECT as a binary message.',
  source: `${SPEC}; ${MEASURED}`,
}

const noConnack: Diagnosis = {
  id: 'mqtt/no-connack',
  rows: ['E-MQTT'],
  says: (look) =>
    connected(look)
      ? 'the broker ended the connection without an answer to CONNECT: it does not speak that version, or the packet is malformed'
      : 'the broker ended the connection: the first packet has to be CONNECT',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => [
    ofMqtt(look),
    look.endedWithoutClose(),
    look.later(look.seen('No packet came', (look.session?.first.received.length ?? 0) === 0 && look.session?.first.sent[0]?.opcode === 2)),
  ],
  cause: 'Brokers drop what they cannot read. aedes does so for a wrong protocol name and for packets before CONNECT.',
  remedy: 'Send a well-formed CONNECT of MQTT 3.1.1 with a client identifier.',
  source: MEASURED,
}

const noSubprotocol: Diagnosis = {
  id: 'mqtt/subprotocol',
  rows: ['E-MQTT'],
  says: (look) =>
    look.sent(FIELD) === null ? 'the subprotocol mqtt was not offered' : `the broker did not choose ${look.sent(FIELD)}: the name is mqtt`,
  confidence: 'likely',
  basis: 'documented',
  layer: 'client',
  when: (look) => [
    look.header(FIELD) === null && look.opened
      ? look.later(look.seen('Our first packet is a CONNECT, and no subprotocol was chosen', connected(look)))
      : null,
  ],
  cause:
    'A client has to offer mqtt, and the server has to choose it (MQTT 3.1.1 §6). mqttv3.1 is a name of older brokers. Some brokers take clients without it, others do not answer.',
  remedy: 'Offer Sec-WebSocket-Protocol: mqtt.',
  change: () => changeLine('Offer mqtt', 'Sec-WebSocket-Protocol', 'mqtt'),
  source: SPEC,
}

/** A broker of MQTT over WebSocket, whichever it is. */
export const mqtt: Pack = {
  id: 'mqtt',
  title: 'MQTT broker',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.later(look.seen('The first packet is a CONNACK', connack(look) !== null && connected(look))),
      (look) =>
        look.later(look.seen(`The reason of the Close frame is "${rabbitReason(look)}"`, Object.hasOwn(RABBIT, rabbitReason(look)))),
    ],
    broad: [(look) => look.broad(ofMqtt(look))],
  },
  diagnoses: [refused, told, rabbit, textFrame, noConnack, noSubprotocol],
}
