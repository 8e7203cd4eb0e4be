import type { AttemptView } from '@/lib/core/report/view'

type Tls = NonNullable<AttemptView['tls']>

const MISSING_ISSUER =
  'an issuer in the chain neither came nor is known here, so an intermediate certificate is missing or the authority is a private one'
const WRONG_NAME = (name: string) => `the certificate is not for ${name}`

/** What certificate verification found (codes of OpenSSL, and Node's for the name), as the end of a sentence. */
const FINDINGS: Readonly<Record<string, string | ((name: string) => string)>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed, so no authority vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'the chain ends in a root that this installation does not trust',
  UNABLE_TO_GET_ISSUER_CERT: MISSING_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: MISSING_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'only the certificate of the endpoint came and its issuer is not known here',
  CERT_UNTRUSTED: 'the root is not trusted for this use',
  CERT_REJECTED: 'the root is marked as one to reject',
  CERT_HAS_EXPIRED: 'a certificate of the chain has expired',
  CERT_NOT_YET_VALID: 'a certificate of the chain is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: WRONG_NAME,
  HOSTNAME_MISMATCH: WRONG_NAME,
  CERT_REVOKED: 'the certificate was revoked',
  INVALID_CA: 'a certificate that may not sign others signed one of the chain',
  INVALID_PURPOSE: 'the certificate is not meant for a server',
  PATH_LENGTH_EXCEEDED: 'the chain is longer than one of its authorities allows',
  CERT_CHAIN_TOO_LONG: 'the chain is longer than OpenSSL follows',
  CERT_SIGNATURE_FAILURE: 'a signature in the chain is wrong',
}

/** Whether the name is what verification stumbled over. */
export const isNameMismatch = ({ error }: Pick<Tls, 'error'>): boolean =>
  error === 'ERR_TLS_CERT_ALTNAME_INVALID' || error === 'HOSTNAME_MISMATCH'

/** What verification said, whether it was asked for or not; `name` is the one the certificate had to be for. */
export function verificationWords({ verify, verified, error }: Pick<Tls, 'verify' | 'verified' | 'error'>, name: string): string {
  if (verified) {
    const passed = 'the chain leads to a trusted root, the dates hold and the name matches'
    return verify ? `Verified: ${passed}.` : `Verification was off; it would have passed: ${passed}.`
  }
  const known = error === null ? undefined : FINDINGS[error]
  const finding = typeof known === 'function' ? known(name) : (known ?? 'it gave the code below')
  if (error === null) return verify ? 'Not verified: the handshake did not get that far.' : 'Not verified: verification was off.'
  return verify ? `Not accepted: ${finding}.` : `Not verified, because verification was off. It would have refused: ${finding}.`
}
