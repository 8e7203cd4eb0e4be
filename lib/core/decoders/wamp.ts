import type { Decoder } from './parts/decoder'
import { jsonMessages } from './parts/json-message'
import { separatedJson } from './parts/separated-json'
import { wampTold } from './parts/wamp-message'

const HELLO = /^\s*\[\s*1\s*,\s*"[^"]{1,100}"\s*,\s*\{/
const UNKNOWN = { summary: 'no message that is known', fields: {} }

const unbatched = jsonMessages({
  id: 'wamp',
  title: 'WAMP',
  fits: (head, { subprotocol }) => (/^wamp\.2\.json/.test(subprotocol ?? '') ? 80 : subprotocol === null && HELLO.test(head) ? 45 : 0),
  tell: wampTold,
})

/** WAMP 2 in JSON: an array whose first element says what it is; in `wamp.2.json.batched` several, each ended by 0x1E. */
export const wamp: Decoder = {
  ...unbatched,
  decode(payload, context) {
    if (context.subprotocol !== 'wamp.2.json.batched') return unbatched.decode(payload, context)
    return separatedJson(payload, context.truncated ?? false, (members) => wampTold(members) ?? UNKNOWN)
  },
}
