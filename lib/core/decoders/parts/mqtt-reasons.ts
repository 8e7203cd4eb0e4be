/** Reason codes of MQTT 5 (§2.4). */
const REASONS: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'granted QoS 1',
  2: 'granted QoS 2',
  4: 'disconnect with will message',
  16: 'no matching subscribers',
  17: 'no subscription existed',
  24: 'continue authentication',
  25: 're-authenticate',
  128: 'unspecified error',
  129: 'malformed packet',
  130: 'protocol error',
  131: 'implementation specific error',
  132: 'unsupported protocol version',
  133: 'client identifier not valid',
  134: 'bad user name or password',
  135: 'not authorised',
  136: 'server unavailable',
  137: 'server busy',
  138: 'banned',
  139: 'server shutting down',
  140: 'bad authentication method',
  141: 'keep alive timeout',
  142: 'session taken over',
  143: 'topic filter invalid',
  144: 'topic name invalid',
  145: 'packet identifier in use',
  146: 'packet identifier not found',
  147: 'receive maximum exceeded',
  148: 'topic alias invalid',
  149: 'packet too large',
  150: 'message rate too high',
  151: 'quota exceeded',
  152: 'administrative action',
  153: 'payload format invalid',
  154: 'retain not supported',
  155: 'QoS not supported',
  156: 'use another server',
  157: 'server moved',
  158: 'shared subscriptions not supported',
  159: 'connection rate exceeded',
  160: 'maximum connect time',
  161: 'subscription identifiers not supported',
  162: 'wildcard subscriptions not supported',
}
/** Return codes of CONNACK in 3.1.1 (§3.2.2.3). */
const CONNECT_CODES = [
  'accepted',
  'unacceptable protocol version',
  'client identifier rejected',
  'server unavailable',
  'bad user name or password',
  'not authorised',
] as const

/** A code with what it means in this packet and version. */
export function reasonOf(packet: string, code: number, version: number): string {
  const old =
    version === 5
      ? undefined
      : packet === 'CONNACK'
        ? CONNECT_CODES[code]
        : packet === 'SUBACK'
          ? code === 128
            ? 'failure'
            : `granted QoS ${code}`
          : undefined
  const granted =
    packet === 'SUBACK' && code === 0 ? 'granted QoS 0' : packet === 'DISCONNECT' && code === 0 ? 'normal disconnection' : undefined
  return `${code} ${old ?? granted ?? REASONS[code] ?? 'of no known meaning'}`
}
