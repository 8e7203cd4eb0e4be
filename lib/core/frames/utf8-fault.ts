import { checkUtf8, UTF8_BROKEN, UTF8_START } from './utf8-check'

/** Where octets stop being UTF-8 (RFC 3629 §3, §4): the place of the octet that cannot stand there, and why it cannot. */
export type Utf8Fault = {
  readonly at: number
  readonly kind: 'lead' | 'overlong' | 'surrogate' | 'above' | 'continuation' | 'cut'
}

/** The first fault of a text; null where there is none. `cut`: it ends inside the character that begins at `at`. */
export function utf8Fault(text: Uint8Array): Utf8Fault | null {
  let state = UTF8_START
  let character = 0
  for (let at = 0; at < text.length; at++) {
    if (state === UTF8_START) character = at
    state = checkUtf8(state, text, at, at + 1)
    if (state === UTF8_BROKEN) return { at, kind: kindOf(text[character] as number, text[at] as number, at - character) }
  }
  return state === UTF8_START ? null : { at: character, kind: 'cut' }
}

/** `place` counts the octets between the lead of the character and the one that breaks it. */
function kindOf(lead: number, octet: number, place: number): Utf8Fault['kind'] {
  if (place === 0) return lead === 0xc0 || lead === 0xc1 ? 'overlong' : 'lead'
  if (place > 1 || octet < 0x80 || octet > 0xbf) return 'continuation'
  if (lead === 0xed) return 'surrogate'
  return lead === 0xf4 ? 'above' : 'overlong'
}
