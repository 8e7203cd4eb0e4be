import type { Change } from '../../../changes/change'
import { OPENS, ownOrigin } from '../../asked'
import type { Diagnosis } from '../../pack'

/** Rule 021, as far as one attempt shows it: the ladder proves it by the other ones. */
export const originPolicy: Diagnosis = {
  id: 'generic/origin-policy',
  rows: ['021'],
  fallback: true,
  says: (look) =>
    look.sent('origin') === null
      ? 'possibly the endpoint wants an Origin, and none was sent'
      : `possibly the endpoint does not accept the Origin ${look.sent('origin')}`,
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.isStatus(401, 403),
    look.weSentNo('origin') ?? (look.sent('origin') === ownOrigin(look) ? null : look.weSent('origin')),
  ],
  cause:
    'Servers compare Origin with the host they serve or with a list. Some refuse a request without one: Rails, the Origin validator of Django Channels, the default handler of golang.org/x/net/websocket, python websockets with origins set.',
  remedy: 'Send the origin of the site that is allowed. The ladder shows whether the answer depends on Origin at all.',
  change: (look): Change | null => {
    const origin = ownOrigin(look)
    return origin === null
      ? null
      : { title: 'Origin of the endpoint itself', sideEffect: OPENS, edits: [{ line: 'Origin', value: origin }] }
  },
  source: 'measured on python websockets 17.1 and Tornado 6.5.10; golang/net websocket/server.go; rails actioncable connection/base.rb',
}
