/** Fields whose value is another one in every handshake, or names the single request. */
const EACH_TIME: ReadonlySet<string> = new Set([
  'sec-websocket-key', // RFC 6455 §4.1: drawn anew for each connection
  'sec-websocket-accept', // follows from the key; the rules judge it
  'date',
  'age',
  'expires',
  'x-request-id',
  'x-correlation-id',
  'x-trace-id',
  'traceparent', // W3C Trace Context
  'x-amzn-trace-id',
  'x-amzn-requestid',
  'x-amz-cf-id',
  'cf-ray',
  'x-runtime',
  'x-response-time',
  'x-envoy-upstream-service-time',
])

const MOST_MEMBERS = 200

/** What of a line stays the same from one attempt to the next; the whole text for most. */
export function steadyForm({ name, value, text }: { readonly name: string; readonly value: string; readonly text: string }): string {
  const lower = name.toLowerCase()
  if (EACH_TIME.has(lower)) return `${name}:`
  if (lower === 'cookie') return `${name}: ${members(value).map(nameOf).join('; ')}`
  if (lower === 'set-cookie') {
    const [cookie = '', ...attributes] = members(value)
    const kept = attributes.filter((attribute) => nameOf(attribute).toLowerCase() !== 'expires')
    return `${name}: ${[nameOf(cookie), ...kept].join('; ')}`
  }
  return text
}

const members = (value: string) => value.split(';', MOST_MEMBERS).map((member) => member.trim())
const nameOf = (member: string) => member.split('=', 1)[0] ?? ''
