import 'server-only'
import { X509Certificate } from 'node:crypto'

const BLOCK = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** The certificates of a PEM text in their order; null in the place of one that cannot be read. */
export function pemCertificates(text: string): (X509Certificate | null)[] {
  return (text.match(BLOCK) ?? []).map((block) => {
    try {
      return new X509Certificate(block)
    } catch {
      return null
    }
  })
}
