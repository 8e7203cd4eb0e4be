import 'server-only'

/** A draft that works on every installation. */
export const ECHO = {
  url: 'practice:/echo',
  session: { answerPings: true, sendOnOpen: [{ opcode: 'text', text: 'hello' }] },
}
/** A draft with placeholders, one of them a secret. */
export const AGENT = {
  url: 'wss://ci.example.com/wsagents/',
  headers: [
    ['Host', 'ci.example.com'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', '{{auto}}'],
    ['Sec-WebSocket-Version', '13'],
    ['Node-Name', '{{node}}'],
    { line: 'Secret-Key:{{secret:agent}}', secret: true },
  ],
  variables: { node: 'my-agent', 'secret:agent': 'the agent secret' },
}
