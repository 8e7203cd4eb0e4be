import type { Rule } from './rule'
import alpnHttp1 from './tls/alpn-http1'
import certificateBegun from './tls/certificate-begun'
import certificateLasts from './tls/certificate-lasts'
import certificateNamesHost from './tls/certificate-names-host'
import certificateNotExpired from './tls/certificate-not-expired'
import certificateNotSelfSigned from './tls/certificate-not-self-signed'
import certificateVerified from './tls/certificate-verified'
import chainComplete from './tls/chain-complete'
import chainTrusted from './tls/chain-trusted'
import cipherForwardSecret from './tls/cipher-forward-secret'
import cipherStrong from './tls/cipher-strong'
import handshakeCompletes from './tls/handshake-completes'
import keyLargeEnough from './tls/key-large-enough'
import noAlert from './tls/no-alert'
import portSpeaksTls from './tls/port-speaks-tls'
import serverNameIsHost from './tls/server-name-is-host'
import serverNameSent from './tls/server-name-sent'
import signatureStrong from './tls/signature-strong'
import versionCurrent from './tls/version-current'

/** Rules about TLS and certificates. */
export const TLS_RULES: readonly Rule[] = [
  alpnHttp1,
  certificateBegun,
  certificateLasts,
  certificateNamesHost,
  certificateNotExpired,
  certificateNotSelfSigned,
  certificateVerified,
  chainComplete,
  chainTrusted,
  cipherForwardSecret,
  cipherStrong,
  handshakeCompletes,
  keyLargeEnough,
  noAlert,
  portSpeaksTls,
  serverNameIsHost,
  serverNameSent,
  signatureStrong,
  versionCurrent,
]
