import type { Redactor } from './redactor'

/** A redactor that whoever holds it keeps, while what it knows is renewed: secrets that come to be known on the way. */
export type RenewableRedactor = Redactor & { become(next: Redactor): void }

export function renewableRedactor(first: Redactor): RenewableRedactor {
  let now = first
  return {
    become(next) {
      now = next
    },
    headSpans: (bytes) => now.headSpans(bytes),
    payloadSpans: (bytes) => now.payloadSpans(bytes),
    begun: (bytes) => now.begun(bytes),
    fieldSpans: (lowerName, value) => now.fieldSpans(lowerName, value),
    maskBytes: (bytes, spans) => now.maskBytes(bytes, spans),
    text: (text) => now.text(text),
    url: (url) => now.url(url),
  }
}
