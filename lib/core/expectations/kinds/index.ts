import type { Expectation } from '../../handshake/expectation'
import type { Kind } from '../evidence'
import { close } from './close'
import { header } from './header'
import { message } from './message'
import { outcome } from './outcome'
import { rule } from './rule'
import { status } from './status'
import { subprotocol } from './subprotocol'
import { time } from './time'

type Kinds = { readonly [Name in Expectation['kind']]: Kind<Extract<Expectation, { kind: Name }>> }

/** Every kind of expectation, by its name. */
export const KINDS: Kinds = { status, outcome, header, subprotocol, rule, message, close, time }

/** The kind an expectation is of. */
export function kindOf<One extends Expectation>(expectation: One): Kind<One> {
  return KINDS[expectation.kind] as unknown as Kind<One> // safe: each name has the kind of its own expectations
}
