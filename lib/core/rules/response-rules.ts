import acceptCorrect from './response/accept-correct'
import acceptForm from './response/accept-form'
import acceptOnce from './response/accept-once'
import acceptOnlyOn101 from './response/accept-only-on-101'
import acceptPresent from './response/accept-present'
import answeredDirectly from './response/answered-directly'
import bareCr from './response/bare-cr'
import bodyWhole from './response/body-whole'
import clockAgrees from './response/clock-agrees'
import closedWithoutBytes from './response/closed-without-bytes'
import compressionApartFromSecrets from './response/compression-apart-from-secrets'
import connectionCloseOn101 from './response/connection-close-on-101'
import connectionNamesHopByHop from './response/connection-names-hop-by-hop'
import connectionPresent from './response/connection-present'
import connectionUpgrade from './response/connection-upgrade'
import contentLengthForm from './response/content-length-form'
import contentLengthWithoutTransferEncoding from './response/content-length-without-transfer-encoding'
import controlCharacters from './response/control-characters'
import cookiesDomain from './response/cookies-domain'
import cookiesForm from './response/cookies-form'
import cookiesHttpOnly from './response/cookies-http-only'
import cookiesNoneIsSecure from './response/cookies-none-is-secure'
import cookiesSameSite from './response/cookies-same-site'
import cookiesSecure from './response/cookies-secure'
import corsFieldsAbsentOn101 from './response/cors-fields-absent-on-101'
import dateForm from './response/date-form'
import datePresent from './response/date-present'
import deflateClientWindowHasValue from './response/deflate-client-window-has-value'
import deflateClientWindowOffered from './response/deflate-client-window-offered'
import deflateKnownParameters from './response/deflate-known-parameters'
import deflateOnce from './response/deflate-once'
import deflateParameterOnce from './response/deflate-parameter-once'
import deflateServerTakeoverAcknowledged from './response/deflate-server-takeover-acknowledged'
import deflateServerWindowAcknowledged from './response/deflate-server-window-acknowledged'
import deflateServerWindowNotLarger from './response/deflate-server-window-not-larger'
import deflateTakeoverWithoutValue from './response/deflate-takeover-without-value'
import deflateWindowAboveEightBits from './response/deflate-window-above-eight-bits'
import deflateWindowBits from './response/deflate-window-bits'
import earlyOctetsNotARequest from './response/early-octets-not-a-request'
import extensionGrammar from './response/extension-grammar'
import extensionRegistered from './response/extension-registered'
import extensionsNotEmpty from './response/extensions-not-empty'
import extensionsOffered from './response/extensions-offered'
import firstOctetsAreAFrame from './response/first-octets-are-a-frame'
import folding from './response/folding'
import headAtOnce from './response/head-at-once'
import headComplete from './response/head-complete'
import headInTime from './response/head-in-time'
import headWithinLimits from './response/head-within-limits'
import hstsForm from './response/hsts-form'
import hstsLasts from './response/hsts-lasts'
import hstsOnce from './response/hsts-once'
import hstsOverTlsOnly from './response/hsts-over-tls-only'
import hstsPresent from './response/hsts-present'
import httpVersion from './response/http-version'
import http2OnHttp1 from './response/http2-on-http1'
import interimWithoutBody from './response/interim-without-body'
import isHttp from './response/is-http'
import leadingSpace from './response/leading-space'
import lineEndingsCrlf from './response/line-endings-crlf'
import methodNotAllowedHasAllow from './response/method-not-allowed-has-allow'
import namesAreTokens from './response/names-are-tokens'
import namesAsRegistered from './response/names-as-registered'
import noAlternativeService from './response/no-alternative-service'
import noContentLengthOn101 from './response/no-content-length-on-101'
import noNul from './response/no-nul'
import noTransferEncodingOn101 from './response/no-transfer-encoding-on-101'
import notFromACache from './response/not-from-a-cache'
import obsoleteDrafts from './response/obsolete-drafts'
import oneExtensionUsesRsv1 from './response/one-extension-uses-rsv1'
import plainHttpToTlsPort from './response/plain-http-to-tls-port'
import proxyAuthHasChallenge from './response/proxy-auth-has-challenge'
import redirectHasLocation from './response/redirect-has-location'
import refusalExplained from './response/refusal-explained'
import requestFieldsInResponse from './response/request-fields-in-response'
import requestValidated from './response/request-validated'
import retryAfterForm from './response/retry-after-form'
import secretsNotReflected from './response/secrets-not-reflected'
import serverVersionUntold from './response/server-version-untold'
import singletonsOnce from './response/singletons-once'
import spaceAfterStatus from './response/space-after-status'
import spaceBeforeColon from './response/space-before-colon'
import status101 from './response/status-101'
import statusLineForm from './response/status-line-form'
import statusLinePresent from './response/status-line-present'
import subprotocolCase from './response/subprotocol-case'
import subprotocolNoneOffered from './response/subprotocol-none-offered'
import subprotocolNotEmpty from './response/subprotocol-not-empty'
import subprotocolOffered from './response/subprotocol-offered'
import subprotocolOnce from './response/subprotocol-once'
import subprotocolRegistered from './response/subprotocol-registered'
import subprotocolSelected from './response/subprotocol-selected'
import subprotocolSingleToken from './response/subprotocol-single-token'
import switchRequested from './response/switch-requested'
import tlsOnPlainPort from './response/tls-on-plain-port'
import unauthorizedHasChallenge from './response/unauthorized-has-challenge'
import upgradeOnce from './response/upgrade-once'
import upgradePresent from './response/upgrade-present'
import upgradeRequiredHasUpgrade from './response/upgrade-required-has-upgrade'
import upgradeWebsocket from './response/upgrade-websocket'
import valuesAscii from './response/values-ascii'
import versionListForm from './response/version-list-form'
import versionListNamesOthers from './response/version-list-names-others'
import versionListOnRejection from './response/version-list-on-rejection'
import waitsForRequest from './response/waits-for-request'
import type { Rule } from './rule'

/** Rules about what came back. */
export const RESPONSE_RULES: readonly Rule[] = [
  acceptCorrect,
  acceptForm,
  acceptOnce,
  acceptOnlyOn101,
  acceptPresent,
  answeredDirectly,
  bareCr,
  bodyWhole,
  clockAgrees,
  closedWithoutBytes,
  compressionApartFromSecrets,
  connectionCloseOn101,
  connectionNamesHopByHop,
  connectionPresent,
  connectionUpgrade,
  contentLengthForm,
  contentLengthWithoutTransferEncoding,
  controlCharacters,
  cookiesDomain,
  cookiesForm,
  cookiesHttpOnly,
  cookiesNoneIsSecure,
  cookiesSameSite,
  cookiesSecure,
  corsFieldsAbsentOn101,
  dateForm,
  datePresent,
  deflateClientWindowHasValue,
  deflateClientWindowOffered,
  deflateKnownParameters,
  deflateOnce,
  deflateParameterOnce,
  deflateServerTakeoverAcknowledged,
  deflateServerWindowAcknowledged,
  deflateServerWindowNotLarger,
  deflateTakeoverWithoutValue,
  deflateWindowAboveEightBits,
  deflateWindowBits,
  earlyOctetsNotARequest,
  extensionGrammar,
  extensionRegistered,
  extensionsNotEmpty,
  extensionsOffered,
  firstOctetsAreAFrame,
  folding,
  headAtOnce,
  headComplete,
  headInTime,
  headWithinLimits,
  hstsForm,
  hstsLasts,
  hstsOnce,
  hstsOverTlsOnly,
  hstsPresent,
  httpVersion,
  http2OnHttp1,
  interimWithoutBody,
  isHttp,
  leadingSpace,
  lineEndingsCrlf,
  methodNotAllowedHasAllow,
  namesAreTokens,
  namesAsRegistered,
  noAlternativeService,
  noContentLengthOn101,
  noNul,
  noTransferEncodingOn101,
  notFromACache,
  obsoleteDrafts,
  oneExtensionUsesRsv1,
  plainHttpToTlsPort,
  proxyAuthHasChallenge,
  redirectHasLocation,
  refusalExplained,
  requestFieldsInResponse,
  requestValidated,
  retryAfterForm,
  secretsNotReflected,
  serverVersionUntold,
  singletonsOnce,
  spaceAfterStatus,
  spaceBeforeColon,
  status101,
  statusLineForm,
  statusLinePresent,
  subprotocolCase,
  subprotocolNoneOffered,
  subprotocolNotEmpty,
  subprotocolOffered,
  subprotocolOnce,
  subprotocolRegistered,
  subprotocolSelected,
  subprotocolSingleToken,
  switchRequested,
  tlsOnPlainPort,
  unauthorizedHasChallenge,
  upgradeOnce,
  upgradePresent,
  upgradeRequiredHasUpgrade,
  upgradeWebsocket,
  valuesAscii,
  versionListForm,
  versionListNamesOthers,
  versionListOnRejection,
  waitsForRequest,
]
