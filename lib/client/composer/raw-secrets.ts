import type { Span } from '../../core/bytes/span'
import { createRedactor } from '../../core/handshake/redactor'
import { secretValuesOf } from '../../core/handshake/secret-values'
import { type Composer, draftOf } from './composer'

/** Where secrets stand in the octets of the raw view: values of sensitive fields, of lines marked secret, of secret variables. */
export function secretSpansOf(composer: Composer, octets: Uint8Array): readonly Span[] {
  return createRedactor(secretValuesOf(draftOf(composer))).headSpans(octets)
}
