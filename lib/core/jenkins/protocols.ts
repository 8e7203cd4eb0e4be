import { encodeString } from './string'

/** Whether controllers of today speak it (`active`), did once (`deprecated`), say so of a vendor's own (`vendor`), or never did (`test`). */
export type ProtocolStatus = 'active' | 'deprecated' | 'vendor' | 'test'

/** What an agent may ask the TCP agent listener for. */
export type AgentProtocol = {
  /** As it stands on the wire and in the list of a controller. */
  readonly name: string
  readonly status: ProtocolStatus
  /** What it is and how it is known when it is spoken, in one or two sentences. */
  readonly about: string
  /** What to do about it where a controller speaks it; null where nothing is to be done. */
  readonly advice: string | null
}

const MOVE = 'Let the agents use JNLP4-connect or WebSocket, and switch this one off in the security settings of the controller.'

/** Every protocol that a controller ever listed, in the order the probe asks for them. */
export const AGENT_PROTOCOLS = [
  {
    name: 'JNLP4-connect',
    status: 'active',
    about:
      'The protocol of inbound TCP agents since Jenkins 2.27: both sides confirm, then TLS on the same connection, then names and secrets.',
    advice: null,
  },
  {
    name: 'JNLP4-connect-proxy',
    status: 'vendor',
    about:
      'JNLP4-connect by way of another replica of a CloudBees controller in high availability. Agents try it first and pass over it where it is not spoken.',
    advice: null,
  },
  {
    name: 'JNLP3-connect',
    status: 'deprecated',
    about:
      'An encrypted protocol of its own of Remoting 2.53 to 3.36, off by default. It uses one thread for each connection, its challenge fails now and then because of an encoding error, it does not run on IBM Java, and on some set-ups only one agent for each address can connect.',
    advice: MOVE,
  },
  {
    name: 'JNLP2-connect',
    status: 'deprecated',
    about: 'Secret and name in clear text, and a cookie to know an agent again. JNLP4-connect replaced it; Jenkins 2.214 no longer has it.',
    advice: MOVE,
  },
  {
    name: 'JNLP-connect',
    status: 'deprecated',
    about:
      'The first protocol of inbound agents (JNLP1): secret and name in clear text, one thread for each connection. JNLP2-connect replaced it; Jenkins 2.214 no longer has it.',
    advice: MOVE,
  },
  {
    name: 'JNLP4-plaintext',
    status: 'test',
    about: 'JNLP4-connect without TLS, made to measure Remoting 3.0 to 3.36 against older protocols. No release of Jenkins offers it.',
    advice: 'This is no controller as it is released: find out what listens here, and let no agent send its secret to it.',
  },
  {
    name: 'CLI-connect',
    status: 'deprecated',
    about:
      'The command line interface over Remoting, in clear text. Jenkins 2.165 no longer has it; objects sent through it led to remote code execution.',
    advice: 'Update the controller. The command line interface works over HTTP, WebSocket or SSH.',
  },
  {
    name: 'CLI2-connect',
    status: 'deprecated',
    about: 'The command line interface over Remoting, encrypted after a key exchange. Jenkins 2.165 no longer has it.',
    advice: 'Update the controller. The command line interface works over HTTP, WebSocket or SSH.',
  },
  {
    name: 'Ping',
    status: 'active',
    about: 'Answers "Ping" and ends the connection: made for monitoring, since Jenkins 1.653.',
    advice: null,
  },
] as const satisfies readonly AgentProtocol[]

const BY_NAME: ReadonlyMap<string, AgentProtocol> = new Map(AGENT_PROTOCOLS.map((protocol) => [protocol.name, protocol]))

/** What is known of a protocol by its name on the wire; null for one that no controller is known to have. */
export function agentProtocol(name: string): AgentProtocol | null {
  return BY_NAME.get(name) ?? null
}

/** The octets that ask for a protocol: the first ones of every connection of an agent. Null where the name is too long to be said. */
export function greeting(name: string): Uint8Array<ArrayBuffer> | null {
  return encodeString(`Protocol:${name}`)
}

/** Whether a text can be a protocol's name in a request to us: letters, digits, dots, lines and dashes, 64 at most. */
export function isProtocolName(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,64}$/.test(text)
}
