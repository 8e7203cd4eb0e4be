import { named } from './json-members'
import { fieldsOf, type Told } from './json-message'

/** Message codes of WAMP 2, each with the place of what names it: a URI, or an id. */
const MESSAGES: Readonly<Record<string, readonly [name: string, ...told: readonly [place: number, field: string][]]>> = {
  1: ['HELLO', [1, 'realm']],
  2: ['WELCOME', [1, 'session']],
  3: ['ABORT', [2, 'reason']],
  4: ['CHALLENGE', [1, 'method']],
  5: ['AUTHENTICATE'],
  6: ['GOODBYE', [2, 'reason']],
  8: ['ERROR', [4, 'error'], [2, 'request']],
  16: ['PUBLISH', [3, 'topic'], [1, 'request']],
  17: ['PUBLISHED', [1, 'request']],
  32: ['SUBSCRIBE', [3, 'topic'], [1, 'request']],
  33: ['SUBSCRIBED', [1, 'request'], [2, 'subscription']],
  34: ['UNSUBSCRIBE', [1, 'request'], [2, 'subscription']],
  35: ['UNSUBSCRIBED', [1, 'request']],
  36: ['EVENT', [1, 'subscription'], [2, 'publication']],
  48: ['CALL', [3, 'procedure'], [1, 'request']],
  49: ['CANCEL', [1, 'request']],
  50: ['RESULT', [1, 'request']],
  64: ['REGISTER', [3, 'procedure'], [1, 'request']],
  65: ['REGISTERED', [1, 'request'], [2, 'registration']],
  66: ['UNREGISTER', [1, 'request'], [2, 'registration']],
  67: ['UNREGISTERED', [1, 'request']],
  68: ['INVOCATION', [1, 'request'], [2, 'registration']],
  69: ['INTERRUPT', [1, 'request']],
  70: ['YIELD', [1, 'request']],
}

/** What a message is, from its elements by their place as raw JSON; null where its code is none of WAMP 2. */
export function wampTold(members: ReadonlyMap<string, string>): Told | null {
  const code = named(members.get('0'))
  const [name, ...told] = (code !== null && Object.hasOwn(MESSAGES, code) && MESSAGES[code]) || []
  if (name === undefined) return null
  const found = told.map(([place, field]) => [field, named(members.get(String(place)))] as const)
  const words = found.flatMap(([field, value]) => (value === null ? [] : [`${field} ${value}`]))
  return { summary: [name, ...words].join(', '), fields: fieldsOf({ type: name, ...Object.fromEntries(found) }) }
}
