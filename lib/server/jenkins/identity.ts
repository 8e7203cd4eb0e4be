import 'server-only'
import { createHash, X509Certificate } from 'node:crypto'
import type { CertificateData } from '@/lib/core/transcript/fact'

/** The public key of a certificate as agents compare it: SubjectPublicKeyInfo, DER as base64. Null where it cannot be read. */
export function publicKeyOf({ der }: Pick<CertificateData, 'der'>): string | null {
  try {
    return new X509Certificate(Buffer.from(der, 'base64')).publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  } catch {
    return null
  }
}

/** The fingerprint that agents print of a controller's key: MD5 as hex pairs joined by colons (Remoting KeyUtils). */
export function identityFingerprint(spki: string): string {
  const digest = createHash('md5').update(Buffer.from(spki, 'base64')).digest('hex')
  return digest.match(/../g)?.join(':') ?? ''
}
