import type { Fact } from './fact'
import { PHASES } from './failure'

type Shape = Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object' | 'array'>>

/** The fields without which a fact of a kind cannot be shown; what a later version adds is kept and not looked at. */
const SHAPES: Readonly<Record<Exclude<Fact['kind'], 'bytes'>, Shape>> = {
  fields: { direction: 'string', fields: 'array' },
  reached: { phase: 'string', data: 'object' },
  failed: { phase: 'string', code: 'string', detail: 'string' },
  tried: { address: 'string', port: 'number', code: 'string', detail: 'string' },
  policy: { decision: 'string', reason: 'string', host: 'string', port: 'number' },
  pressure: { paused: 'boolean' },
  ended: { by: 'string', how: 'string', phase: 'string' },
  redirect: { status: 'number', url: 'string', sameOrigin: 'boolean', dropped: 'array' },
  step: { index: 'number', name: 'string', method: 'string', url: 'string' },
  gained: { extracted: 'array', failure: 'object' },
  waited: { address: 'string', port: 'number', ms: 'number', gaveUp: 'boolean' },
}
const DATA: Readonly<Record<string, Shape>> = {
  resolve: { host: 'string', addresses: 'array' },
  connect: { address: 'string', family: 'number', port: 'number', localAddress: 'string', localPort: 'number' },
  proxy: { kind: 'string', reply: 'string' },
  tls: { verify: 'boolean', verified: 'boolean', chain: 'array', alpnOffered: 'array' },
  http2: { settings: 'object', enableConnectProtocol: 'boolean' },
  request: { bytes: 'number' },
}

/** Whether an object read from storage has what a fact of its kind has. */
export function isFactBody(value: { readonly kind: Exclude<Fact['kind'], 'bytes'> }): value is Exclude<Fact, { kind: 'bytes' }> {
  const fact: Readonly<Record<string, unknown>> = value
  if (!fits(fact, SHAPES[value.kind])) return false
  if ('phase' in SHAPES[value.kind] && !PHASES.some((phase) => phase === fact.phase)) return false
  if (fact.tls !== undefined && !fits(fact.tls, DATA.tls ?? {})) return false
  if (value.kind !== 'reached') return true
  const shape = typeof fact.phase === 'string' && Object.hasOwn(DATA, fact.phase) ? DATA[fact.phase] : undefined
  return shape !== undefined && fits(fact.data, shape)
}

function fits(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false
  const fields: Readonly<Record<string, unknown>> = { ...value }
  return Object.entries(shape).every(([name, type]) => (type === 'array' ? Array.isArray(fields[name]) : typeof fields[name] === type))
}
