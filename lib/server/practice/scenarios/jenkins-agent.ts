import 'server-only'
import { createHash } from 'node:crypto'
import { encodeCapability, readCapability } from '../../../core/jenkins/capability'
import { answer, asksForWebSocket, response } from '../answer'
import type { PracticePeer } from '../peer'
import type { PracticeRequest } from '../read-request'
import type { Scenario } from '../scenario'
import { openWebSocket, say } from '../web-socket'

/** The node this practice controller knows, and its secret. They open nothing but this practice endpoint. */
export const PRACTICE_NODE = 'my-agent'
export const PRACTICE_NODE_SECRET = createHash('sha256').update('sockscope practice agent').digest('hex')
/** Nodes with the same secret that are refused after it: one is connected already, one is launched over SSH. */
export const PRACTICE_BUSY_NODE = 'busy-agent'
export const PRACTICE_SSH_NODE = 'ssh-agent'

/** All eight known bits of the remoting capability, serialised by Java. */
const CAPABILITY = encodeCapability(0x1fen)
const COOKIE = createHash('sha256').update('sockscope practice cookie').digest('hex')
const SERVER = 'Server: Jetty(12.1.11)'
const NOSNIFF = 'X-Content-Type-Options: nosniff'

/** A serialised object of class hudson.remoting.UserRequest without fields, behind its two-octet chunk header. */
function firstCommand(): Buffer {
  const name = Buffer.from('hudson.remoting.UserRequest')
  const serialised = Buffer.concat([
    Buffer.from('aced00057372', 'hex'), // stream magic, version, TC_OBJECT, TC_CLASSDESC
    Buffer.from([0, name.length]),
    name,
    Buffer.from('0000000000000001', 'hex'), // serialVersionUID
    Buffer.from('0200007870', 'hex'), // SC_SERIALIZABLE, no fields, end, no super class
  ])
  return Buffer.concat([Buffer.from([serialised.length >> 8, serialised.length & 0xff]), serialised])
}

/** An error page as Jetty writes it: JSON where that is asked for, else HTML. */
function errorPage(peer: PracticePeer, request: PracticeRequest, status: string, message: string, lines: readonly string[] = []) {
  const json = request.fields.get('accept')?.includes('application/json') === true
  const code = status.slice(0, 3)
  const body = json
    ? JSON.stringify({ url: '/wsagents/', status: code, message, servlet: 'Stapler' })
    : `<html><head><title>Error ${code} ${message}</title></head><body><h2>HTTP ERROR ${code} ${message}</h2></body></html>\n`
  const type = json ? 'application/json' : 'text/html;charset=iso-8859-1'
  return answer(peer, response(status, [NOSNIFF, ...lines, `Content-Type: ${type}`, SERVER], body))
}

export const jenkinsAgent: Scenario = {
  path: '/jenkins-agent',
  title: 'Jenkins agent endpoint',
  teaches: `Checks in the order of Jenkins: the three fields, node, secret, cookie, launch method, whether the node is free, the capability, then the upgrade. The node is ${PRACTICE_NODE}, its secret ${PRACTICE_NODE_SECRET}; ${PRACTICE_BUSY_NODE} is connected already and ${PRACTICE_SSH_NODE} is no inbound agent. A wrong secret gets 403 with an empty body; without the upgrade it is a dry run.`,
  headers: [
    ['Node-Name', PRACTICE_NODE],
    ['Secret-Key', PRACTICE_NODE_SECRET],
    ['X-Remoting-Capability', CAPABILITY],
  ],
  async play(peer, request) {
    const { fields } = request
    const refuse = (message: string, lines: readonly string[] = []) => errorPage(peer, request, '400 Bad Request', message, lines)
    const fail = (message: string) => errorPage(peer, request, '500 Server Error', message)
    const node = fields.get('node-name')
    const secret = fields.get('secret-key')
    const capability = fields.get('x-remoting-capability')
    const cookie = fields.get('connection-cookie')
    if (node === undefined || secret === undefined || capability === undefined)
      return refuse('This endpoint is only for use from agent.jar in WebSocket mode')
    if (![PRACTICE_NODE, PRACTICE_BUSY_NODE, PRACTICE_SSH_NODE].includes(node)) return refuse('no such agent')
    if (secret !== PRACTICE_NODE_SECRET) return answer(peer, response('403 Forbidden', [NOSNIFF, SERVER]))
    if (cookie !== undefined && !/^[0-9a-f]*$/i.test(cookie)) return fail('not a hexadecimal digit')
    if (node === PRACTICE_SSH_NODE) return refuse(`${node} is not an inbound agent`)
    if (node === PRACTICE_BUSY_NODE) return refuse(`${node} is already connected to this controller. Rejecting this connection.`)
    const read = readCapability(capability)
    if (!read.ok) return fail(read.problem.says)
    const remoting = [`X-Remoting-Capability: ${CAPABILITY}`, 'X-Remoting-Minimum-Version: 4.7', `Connection-Cookie: ${cookie ?? COOKIE}`]
    if (fields.get('upgrade')?.toLowerCase() !== 'websocket') return refuse('only WS connections accepted here', remoting)
    if (!asksForWebSocket(request) && fields.get('sec-websocket-key') === undefined)
      return answer(peer, response('500 Server Error', [NOSNIFF, ...remoting, SERVER]))
    if (!asksForWebSocket(request) || fields.get('sec-websocket-version') !== '13') return refuse('did not manage to upgrade', remoting)
    const socket = await openWebSocket(peer, request, peer.webSockets.plain, [NOSNIFF, ...remoting, SERVER])
    if (socket) await say(socket, firstCommand())
  },
}
