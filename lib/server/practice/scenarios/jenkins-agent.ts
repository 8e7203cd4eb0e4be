import 'server-only'
import { createHash } from 'node:crypto'
import { answer, asksForWebSocket, response } from '../answer'
import type { PracticePeer } from '../peer'
import type { Scenario } from '../scenario'
import { openWebSocket, say } from '../web-socket'

/** The node this practice controller knows, and its secret. They open nothing but this practice endpoint. */
export const PRACTICE_NODE = 'my-agent'
export const PRACTICE_NODE_SECRET = createHash('sha256').update('sockscope practice agent').digest('hex')

/** All eight known bits of the remoting capability, serialised by Java. */
const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='
const COOKIE = createHash('sha256').update('sockscope practice cookie').digest('hex')

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

const badRequest = (peer: PracticePeer, message: string, lines: readonly string[] = []) =>
  answer(
    peer,
    response(
      '400 Bad Request',
      ['X-Content-Type-Options: nosniff', ...lines, 'Content-Type: text/html;charset=iso-8859-1', 'Server: Jetty(12.1.11)'],
      `<html><head><title>Error 400 ${message}</title></head><body><h2>HTTP ERROR 400 ${message}</h2></body></html>\n`,
    ),
  )

export const jenkinsAgent: Scenario = {
  path: '/jenkins-agent',
  title: 'Jenkins agent endpoint',
  teaches: `Checks Node-Name, Secret-Key and X-Remoting-Capability in the order of Jenkins. The node is ${PRACTICE_NODE}, its secret ${PRACTICE_NODE_SECRET}. A wrong secret gets 403 with an empty body.`,
  headers: [
    ['Node-Name', PRACTICE_NODE],
    ['Secret-Key', PRACTICE_NODE_SECRET],
    ['X-Remoting-Capability', CAPABILITY],
  ],
  async play(peer, request) {
    const { fields } = request
    const node = fields.get('node-name')
    const secret = fields.get('secret-key')
    if (node === undefined || secret === undefined || fields.get('x-remoting-capability') === undefined)
      return badRequest(peer, 'This endpoint is only for use from agent.jar in WebSocket mode')
    if (node !== PRACTICE_NODE) return badRequest(peer, 'no such agent')
    if (secret !== PRACTICE_NODE_SECRET)
      return answer(peer, response('403 Forbidden', ['X-Content-Type-Options: nosniff', 'Server: Jetty(12.1.11)']))
    const remoting = [
      `X-Remoting-Capability: ${CAPABILITY}`,
      'X-Remoting-Minimum-Version: 4.7',
      `Connection-Cookie: ${fields.get('connection-cookie') ?? COOKIE}`,
    ]
    if (!asksForWebSocket(request)) return badRequest(peer, 'only WS connections accepted here', remoting)
    const socket = await openWebSocket(peer, request, peer.webSockets.plain, [
      'X-Content-Type-Options: nosniff',
      ...remoting,
      'Server: Jetty(12.1.11)',
    ])
    if (socket) await say(socket, firstCommand())
  },
}
