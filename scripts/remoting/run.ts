// Runs our JNLP4-connect client and our connection headers against the real classes of a remoting.jar:
//   npm run test:remoting -- <remoting.jar>
// Says what is missing and exits with 2 without a jar or a JDK; exits with 1 when anything differs.

import net from 'node:net'
import tls from 'node:tls'
import { OPEN_POLICY } from '../../lib/core/address/network-policy'
import { createRedactor } from '../../lib/core/handshake/redactor'
import { readConnectionHeaders, writeConnectionHeaders } from '../../lib/core/jenkins/connection-headers'
import { type Jnlp4Client, type Jnlp4Event, jnlp4Client } from '../../lib/core/jenkins/jnlp4-client'
import { askJnlp4, type ProbeIntent } from '../../lib/server/jenkins/ask-jnlp4'
import { stepRecords } from '../../lib/server/jenkins/steps'
import { jenkinsController } from '../../lib/testing/jenkins-controller'
import { missing, type RealRemoting, startRealRemoting, textOf, word } from './java'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
/** Names and values made for the comparison of headers. */
const TEXTS = 2_000

let passed = 0
let failed = 0
function check(name: string, seen: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)]
  if (a === b) passed += 1
  else failed += 1
  if (a === b) console.log(`ok      ${name}`)
  else console.log(`not ok  ${name}\n        seen     ${a}\n        expected ${b}`)
}

const jar = process.argv[2]
const lacking = missing(jar)
if (jar === undefined || lacking.length > 0) {
  for (const line of lacking) console.error(`test:remoting: ${line}`)
  process.exit(2)
}
console.log(`Classes of ${jar}`)
let real: RealRemoting
try {
  real = await startRealRemoting(jar)
} catch (error) {
  console.error(`test:remoting: the classes could not be run.\n${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
try {
  for (const network of ['nio', 'bio']) await asAgent(real, network)
  await asController(real)
  await headers(real)
} catch (error) {
  failed += 1
  console.error(error)
}
real.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Our client against the real handler. */
async function asAgent(remoting: RealRemoting, network: string): Promise<void> {
  const port = remoting.ports[network] ?? 0
  const about = (text: string) => `${network}: ${text}`
  const ask = async (intent: ProbeIntent, identity: string | null = remoting.identity) => {
    const steps = stepRecords(() => performance.now())
    const context = {
      ownListeners: [],
      practice: null,
      policy: OPEN_POLICY,
      connectMs: 5_000,
      signal: new AbortController().signal,
      now: () => performance.now(),
    }
    const step = steps.begin('jnlp4', 'JNLP4-connect')
    const limits = { answerMs: 20_000, tlsMs: 20_000 }
    const { seen, cookies } = await askJnlp4({ where: { host: '127.0.0.1', port }, intent, identity, limits }, step, context)
    const shown = JSON.stringify(steps.view(createRedactor([SECRET, ...cookies])))
    check(about('the secret is in nothing that is shown'), shown.includes(SECRET), false)
    return seen
  }
  const dryRun = (nodeName: string, secret = SECRET) => ask({ kind: 'dry-run', nodeName, secret })

  const look = await ask({ kind: 'look' })
  check(about('acknowledged'), look.acknowledged, true)
  check(about('TLS with the key of the identity'), look.tls?.spki, remoting.identity)
  check(about('headers of the controller'), [look.headers?.ok, look.headers?.cookieName?.endsWith('ookie')], [true, true])
  check(about('nothing was sent for a node'), look.verdict, null)
  const accepted = { kind: 'accepted', odd: null, withdrawn: true }
  check(about('dry run accepted and withdrawn'), (await dryRun('agent1')).verdict, accepted)
  check(about('dry run accepted again, so the first left nothing behind'), (await dryRun('agent1')).verdict, accepted)
  check(about('a name of any characters'), (await dryRun('n"\\ö\u0001 €😀')).verdict, accepted)
  const refused = (reason: string) => ({ kind: 'refused', permanent: false, reason })
  check(about('wrong secret'), (await dryRun('agent1', SECRET.replaceAll('b', 'c'))).verdict, refused('Authorization failure'))
  check(about('upper-case secret'), (await dryRun('agent1', SECRET.toUpperCase())).verdict, refused('Authorization failure'))
  check(about('unknown node'), (await dryRun('nosuch')).verdict, refused('Unknown client name: nosuch'))
  check(about('refused by a listener'), (await dryRun('ssh1')).verdict, refused('ssh1 is not an inbound agent'))
  check(
    about('already connected'),
    (await dryRun('busy')).verdict,
    refused('busy is already connected to this controller. Rejecting this connection.'),
  )
  check(about('nobody interested'), (await dryRun('nobody')).verdict, refused('No listeners interested in connection'))
  const decided = remoting.events.length
  check(
    about('another key is not told the secret'),
    (await ask({ kind: 'dry-run', nodeName: 'agent1', secret: SECRET }, 'MIIB')).verdict,
    null,
  )
  await settled(remoting)
  check(
    about('and the controller decided nothing'),
    remoting.events.slice(decided).filter((event) => event.startsWith('DECIDES')),
    [],
  )
  check(
    about('no dry run brought a node online'),
    remoting.events.filter((event) => event.startsWith('ONLINE') && !event.startsWith('ONLINE whole-')),
    [],
  )

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const name = `whole-${network}-${version}`
    const whole = await connect(port, name, remoting.capability, version)
    check(about(`the whole conversation octet by octet, ${version}`), whole.kinds, ['acknowledged', 'headers', 'accepted', 'capability'])
    check(about(`TLS is ${version}`), whole.version, version)
    check(about('the capability is that of the jar'), whole.capability, remoting.capability)
    await until(() => remoting.events.includes(`ONLINE ${name}`))
    check(about('an accepted connection brings the node online'), remoting.events.includes(`ONLINE ${name}`), true)
    whole.close()
  }
  check(about('a wrong acknowledgement ends it without a word inside'), await wrongAck(port), true)
}

/** The real agent against the scripted controller of our tests. */
async function asController(remoting: RealRemoting): Promise<void> {
  const nodes = {
    agent1: { secret: SECRET },
    ssh1: { secret: SECRET, launcher: 'ssh' },
    busy: { secret: SECRET, connected: true },
  } as const
  const controller = await jenkinsController({ nodes })
  const connect = async (port: number, name: string, secret: string) => {
    const [kind, message] = (await remoting.ask(`CONNECT ${port} ${word(name)} ${word(secret)}`)).split(' ')
    return message === undefined ? kind : `${kind} ${textOf(message)}`
  }
  // What the real agent makes of a refusal differs by version: the controller of the same jar is the measure.
  for (const [what, name, secret] of [
    ['takes the real agent', 'agent1', SECRET],
    ['wrong secret', 'agent1', 'deadbeef'],
    ['unknown node', 'nosuch', SECRET],
    ['other launcher', 'ssh1', SECRET],
    ['already connected', 'busy', SECRET],
  ] as const) {
    const theirs = await connect(remoting.ports.bio ?? 0, name, secret)
    check(`scripted controller: ${what}, as the real one (${theirs})`, await connect(controller.port, name, secret), theirs)
  }
  await controller.close()
}

/** Our reader and writer of connection headers against the real ones. */
async function headers(remoting: RealRemoting): Promise<void> {
  const random = generator(20_261_126)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const PIECES = [
    '{',
    '}',
    '"',
    '"',
    ':',
    ',',
    'null',
    'nul',
    '\\',
    '\\u00e9',
    '\\u00g9',
    '\\n',
    '\\/',
    '\\x',
    'a',
    'é',
    '😀',
    ' ',
    '\n',
    '\b',
    '\f',
    '\v',
    '1',
    '[',
    '{"a":"b"',
    '"c":null',
    '{}',
  ]
  const texts = [
    '',
    '{}',
    '{"a":null}',
    ' { "Node-Name" : "x\\u00e9\\/y" } ',
    '{"a":1}',
    '[]',
    '{"a":"b"} x',
    '{"a":"b",}',
    '{"a":"b"',
    '{"a":"b","c',
    '{"a":"\\u0041',
    '{"a":"\\u004',
  ]
  while (texts.length < TEXTS) texts.push(Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick(PIECES)).join(''))
  const different: string[] = []
  for (const text of texts) {
    const [kind, ...words] = (await remoting.ask(`READ ${word(text)}`)).split(' ')
    const read = readConnectionHeaders(text)
    const ours = read.ok ? sorted([...read.headers]) : null
    const theirs =
      kind === 'OK'
        ? sorted(words.flatMap((_, at) => (at % 2 === 0 ? [[textOf(words[at] ?? ''), textOf(words[at + 1] ?? '')] as const] : [])))
        : null
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      different.push(`${JSON.stringify(text)}: ${JSON.stringify(ours)}, real ${JSON.stringify(theirs)}`)
  }
  check(`headers: ${texts.length} texts read alike`, different.slice(0, 5), [])

  const CHARACTERS = ['a', 'é', '😀', '"', '\\', '/', '\b', '\t', '\n', '\f', '\r', '\u0001', '\u001f', '\u007f', '\u2028', '{', '}']
  const written: string[] = []
  for (let at = 0; at < TEXTS; at++) {
    const text = () => Array.from({ length: Math.floor(random() * 8) }, () => pick(CHARACTERS)).join('')
    const given = new Map(Array.from({ length: Math.floor(random() * 4) }, () => [text(), random() < 0.2 ? null : text()] as const))
    const line = ['WRITE', ...[...given].flat().map(word)].join(' ')
    const theirs = textOf((await remoting.ask(line)).split(' ')[1] ?? '')
    const ours = writeConnectionHeaders(given)
    if (ours !== theirs) written.push(`${ours}, real ${theirs}`)
  }
  check(`headers: ${TEXTS} objects written alike`, written.slice(0, 5), [])
}

function sorted(members: readonly (readonly [string | null, string | null])[]) {
  return members.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

/** Goes all the way as an agent, our client fed one octet at a time. */
async function connect(port: number, nodeName: string, capability: string, version: 'TLSv1.2' | 'TLSv1.3') {
  const raw = net.connect({ host: '127.0.0.1', port })
  const client = jnlp4Client({ kind: 'connect', nodeName, secret: SECRET, capability })
  const events: Jnlp4Event[] = []
  raw.write(client.first.bytes)
  await feed(raw, client, events, () => client.stage === 'tls')
  const socket = tls.connect({ socket: raw, rejectUnauthorized: false, minVersion: version, maxVersion: version })
  await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
  for (const event of client.secured()) if (event.kind === 'send') socket.write(event.bytes)
  await feed(socket, client, events, () => client.stage === 'over')
  const told = events.find((event) => event.kind === 'capability')
  return {
    kinds: events.map(({ kind }) => kind).filter((kind) => kind !== 'send'),
    capability: told?.kind === 'capability' ? told.text : null,
    version: socket.getProtocol(),
    close: () => socket.destroy(),
  }
}

function feed(socket: net.Socket, client: Jnlp4Client, events: Jnlp4Event[], done: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      socket.off('readable', onReadable).off('end', onEnd).off('error', onError)
      if (error) reject(error)
      else resolve()
    }
    const onReadable = () => {
      // One octet at a time, so that what follows stays in the socket.
      for (let octet = socket.read(1); octet !== null; octet = socket.read(1)) {
        for (const event of client.push(new Uint8Array(octet))) {
          events.push(event)
          if (event.kind === 'send') socket.write(event.bytes)
        }
        if (done()) return settle()
      }
    }
    const onEnd = () => settle(new Error(`the controller ended the connection while ${client.awaited} was awaited`))
    const onError = (error: Error) => settle(error)
    socket.on('readable', onReadable).on('end', onEnd).on('error', onError)
    onReadable()
  })
}

/** Whether the real handler ends the connection when it is told something else than ACK. */
function wrongAck(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port })
    socket.write(Buffer.from('001650726f746f636f6c3a4a4e4c50342d636f6e6e65637400034e414b', 'hex'))
    socket.on('data', () => {})
    socket.on('error', () => resolve(true))
    socket.on('close', () => resolve(true))
    setTimeout(() => resolve(false), 20_000).unref()
  })
}

/** Lets what the controller still does come to its end: an answer comes after the events before it. */
async function settled(remoting: RealRemoting): Promise<void> {
  await remoting.ask(`READ ${word('{}')}`)
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** The same numbers each time (Park and Miller). */
function generator(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
