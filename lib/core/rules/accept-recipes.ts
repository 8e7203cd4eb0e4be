import { base64Decode, base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexEncode } from '../bytes/hex'
import { latin1Encode } from '../bytes/latin1'
import { sha1 } from '../bytes/sha1'
import { acceptValue } from '../handshake/accept-value'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
/** The accept value of the key that RFC 6455 §1.3 computes with. */
const SAMPLE_ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

/** Known ways to compute Sec-WebSocket-Accept wrongly. */
export type WrongRecipe =
  | 'keyEchoed'
  | 'caseLost'
  | 'paddingLost'
  | 'urlAlphabet'
  | 'sampleValue'
  | 'keyOnly'
  | 'guidOnly'
  | 'decodedKey'
  | 'lowerCaseGuid'
  | 'lineEndIncluded'
  | 'hexDigest'
  | 'hexDigestEncoded'

const digest = (text: string) => base64Encode(sha1(latin1Encode(text)))

function decodedKeyDigest(key: string): string | null {
  const octets = base64Decode(key)
  return octets ? base64Encode(sha1(concat([octets, latin1Encode(GUID)]))) : null
}

/** The wrong recipe that gives `received` for `key` (RFC 6455 §4.2.2 item 5.4 has the right one), or null when none does. */
export function wrongRecipe(key: string, received: string): WrongRecipe | null {
  const expected = acceptValue(key)
  const hex = hexEncode(sha1(latin1Encode(key + GUID)))
  if (received === key) return 'keyEchoed'
  if (received.toLowerCase() === expected.toLowerCase()) return 'caseLost'
  if (`${received}=` === expected) return 'paddingLost'
  if (received.replaceAll('-', '+').replaceAll('_', '/') === expected) return 'urlAlphabet'
  if (received === SAMPLE_ACCEPT) return 'sampleValue'
  if (received === digest(key)) return 'keyOnly'
  if (received === digest(GUID)) return 'guidOnly'
  if (received === decodedKeyDigest(key)) return 'decodedKey'
  if (received === digest(key + GUID.toLowerCase())) return 'lowerCaseGuid'
  if (received === digest(`${key}\r\n${GUID}`) || received === digest(`${key}\n${GUID}`)) return 'lineEndIncluded'
  if (received.toLowerCase() === hex) return 'hexDigest'
  if (received === base64Encode(latin1Encode(hex)) || received === base64Encode(latin1Encode(hex.toUpperCase()))) return 'hexDigestEncoded'
  return null
}
