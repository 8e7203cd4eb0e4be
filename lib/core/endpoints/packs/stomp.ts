import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'STOMP 1.2; measured on RabbitMQ 3.10.8 (Web STOMP) and stomp-broker-js 1.3.0'
const ERROR = /^ERROR\r?\n/
const CONNECTED = /^CONNECTED\r?\n/
const COMMAND = /^(CONNECT|STOMP|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT)\r?\n/
const END = '\0'

const all = (look: Look) =>
  [...(look.session?.first.received ?? []), ...(look.session?.lastReceived ? [look.session.lastReceived] : [])].map(({ text }) => text)
const error = (look: Look) => all(look).find((text) => ERROR.test(text)) ?? ''
/** The header message and the first line of the body. */
const words = (look: Look) => {
  const text = error(look)
  const message = /\nmessage:([^\r\n]{0,160})/.exec(text)?.[1] ?? ''
  const body = (text.split(/\r?\n\r?\n/)[1] ?? '').split(END)[0]?.trim().slice(0, 160) ?? ''
  return body === '' || body === message ? message : `${message}: ${body}`
}
const errorSaying = (look: Look, pattern: RegExp) => (pattern.test(error(look)) ? look.anyMessage(ERROR) : null)

const CREDENTIALS =
  /Access refused for user|(bad|invalid) (credentials|login|username|password)|not authorized|authentication failed|User name .{0,60} or password is invalid/i
const VERSION = /Supported (protocol )?versions are|version mismatch/i
const FIRST = /log in using CONNECT first|You must (first )?(CONNECT|log in)/i

const diagnosis = (name: string, pattern: RegExp, rest: Pick<Diagnosis, 'says' | 'layer' | 'cause' | 'remedy'>): Diagnosis => ({
  id: `stomp/${name}`,
  rows: ['E-STOMP'],
  confidence: 'certain',
  basis: 'measured',
  when: (look) => [errorSaying(look, pattern)],
  source: SOURCE,
  ...rest,
})

const otherError: Diagnosis = {
  id: 'stomp/error',
  rows: ['E-STOMP'],
  says: (look) => `the broker sent an ERROR frame: "${words(look)}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const text = error(look)
    return [CREDENTIALS.test(text) || VERSION.test(text) || FIRST.test(text) ? null : look.anyMessage(ERROR)]
  },
  cause:
    'An ERROR frame says in its header message and its body what the broker does not take; it closes after it. An unknown virtual host, destination or command are usual.',
  remedy: 'Change what it names: host in CONNECT is the virtual host, destination begins as the broker lists them.',
  source: SOURCE,
}

const unended: Diagnosis = {
  id: 'stomp/frame-not-ended',
  rows: ['E-STOMP'],
  says: 'our frame has no NUL octet at its end, so the broker waits for the rest',
  confidence: 'likely',
  basis: 'documented',
  layer: 'client',
  when: (look) => {
    const last = look.session?.lastSent
    const open = last !== undefined && last !== null && COMMAND.test(last.text) && !last.text.includes(END) && last.length <= 512
    return [
      look.later(look.seen('Our last message begins a STOMP frame and holds no NUL', open)),
      look.seen('No message came after it', (look.session?.lastReceived?.at ?? 0) < (last?.at ?? 0)),
    ]
  },
  also: (look) => [look.has('sec-websocket-protocol', /^v1\d\.stomp$/)],
  cause: 'A STOMP frame is a command line, header lines, an empty line, a body and the octet 0x00.',
  remedy: 'Put the octet 0x00 behind the empty line or the body.',
  source: SOURCE,
}

/** A STOMP broker, or a framework such as Spring that speaks it. */
export const stomp: Pack = {
  id: 'stomp',
  title: 'STOMP broker',
  role: 'origin',
  signals: {
    strong: [(look) => look.anyMessage(CONNECTED), (look) => look.anyMessage(ERROR)],
    broad: [(look) => look.broad(look.has('sec-websocket-protocol', /^v1\d\.stomp$/))],
  },
  diagnoses: [
    diagnosis('credentials', CREDENTIALS, {
      layer: 'authentication',
      says: (look) => `login or passcode of CONNECT are refused: "${words(look)}"`,
      cause:
        'The broker checks the headers login and passcode of CONNECT; RabbitMQ also wants the user to have access to the virtual host, and lets guest in from localhost only.',
      remedy: 'Send login and passcode as the broker knows them, and host with its virtual host, / by default.',
    }),
    diagnosis('version', VERSION, {
      layer: 'client',
      says: (look) => `no STOMP version of accept-version is spoken there: "${words(look)}"`,
      cause: 'The broker lists the versions it speaks in the header version of its ERROR frame.',
      remedy: 'Send accept-version:1.0,1.1,1.2.',
    }),
    diagnosis('not-connected', FIRST, {
      layer: 'client',
      says: 'the first frame was no CONNECT',
      cause: 'A session of STOMP begins with CONNECT (or STOMP) and the answer CONNECTED.',
      remedy: 'Send CONNECT with accept-version and host, and wait for CONNECTED.',
    }),
    otherError,
    unended,
  ],
}
