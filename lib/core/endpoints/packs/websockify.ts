import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields } from '../to-try'

const measured = { rows: [], basis: 'measured', source: 'measured on websockify 0.10.0' } as const
const NO_TARGET = 'Failed to connect to downstream server'
const FIELDS = /^(Unsupported protocol version .{0,20}|Missing Sec-WebSocket-(Key|Version) header|Invalid protocol selected)$/

const named = (look: Look) => look.has('server', /^WebSockify Python\//)
const said = (look: Look) => (look.status === 400 && named(look) ? look.hasReason(FIELDS) : null)
const plain = (look: Look) =>
  look.status === 405 && named(look) ? look.bodyHas('405 - Specified method is invalid for this resource.') : null

const noTarget: Diagnosis = {
  ...measured,
  id: 'websockify/no-target',
  says: 'websockify could not connect to the TCP server it forwards to',
  confidence: 'certain',
  layer: 'proxy',
  when: (look) => [look.closedWith(1011, NO_TARGET)],
  cause: 'It opens the WebSocket first and connects to its target, a VNC server mostly, after that.',
  remedy: 'See that the target runs on the host and port that websockify was started with, or that the token names one.',
}

const handshake: Diagnosis = {
  ...measured,
  id: 'websockify/handshake-field',
  says: (look) => `it refused the handshake: ${look.response?.start.reason ?? ''}`,
  confidence: 'certain',
  layer: 'application',
  when: (look) => [said(look)],
  also: (look) => [look.weSent('sec-websocket-protocol')],
  cause: 'websockify says in the reason phrase what it does not take. Of subprotocols it knows binary and base64 only.',
  remedy: 'Send the field it names. Offer Sec-WebSocket-Protocol: binary, or none.',
  change: (look) => standardFields(look),
}

const notUpgrade: Diagnosis = {
  ...measured,
  id: 'websockify/not-an-upgrade',
  says: (look) =>
    lackOf(look) === null ? 'the upgrade did not arrive' : 'the request does not ask for the upgrade, and no files are served',
  confidence: 'likely',
  layer: 'application',
  when: (look) => [plain(look)],
  cause: 'Without --web websockify serves nothing but WebSockets, and answers another request with 405.',
  remedy: 'Ask for the upgrade. Behind a proxy, let it pass Upgrade and Connection on.',
  change: standardFields,
}

/** websockify, the bridge of noVNC from WebSocket to TCP. */
export const websockify: Pack = {
  id: 'websockify',
  title: 'websockify (noVNC)',
  role: 'origin',
  signals: { strong: [(look) => look.closedWith(1011, NO_TARGET), said, plain], broad: [named] },
  diagnoses: [noTarget, handshake, notUpgrade],
}
