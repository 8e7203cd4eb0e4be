import requestAsciiValues from './request/ascii-values'
import requestHostIsNotAUrl from './request/host-is-not-a-url'
import requestHostMatchesUri from './request/host-matches-uri'
import requestHostOnce from './request/host-once'
import requestHostPresent from './request/host-present'
import requestHttpVersion from './request/http-version'
import requestLineEndingsCrlf from './request/line-endings-crlf'
import requestMethodGet from './request/method-get'
import requestNameIsToken from './request/name-is-token'
import requestNoControlCharacters from './request/no-control-characters'
import requestNoFolding from './request/no-folding'
import requestNoLeadingSpace from './request/no-leading-space'
import requestNoSpaceBeforeColon from './request/no-space-before-colon'
import requestRequestLineForm from './request/request-line-form'
import requestRequestTargetForm from './request/request-target-form'
import requestRequestTargetMatchesUri from './request/request-target-matches-uri'
import requestRequestTargetNoFragment from './request/request-target-no-fragment'
import requestSecretsInQuery from './request/secrets-in-query'
import requestUriNoFragment from './request/uri-no-fragment'
import requestUriNoUserinfo from './request/uri-no-userinfo'
import requestUriPercentEncoded from './request/uri-percent-encoded'
import requestUriReadable from './request/uri-readable'
import requestUriScheme from './request/uri-scheme'
import responseAcceptCorrect from './response/accept-correct'
import responseAcceptForm from './response/accept-form'
import responseAcceptOnce from './response/accept-once'
import responseAcceptOnlyOn101 from './response/accept-only-on-101'
import responseAcceptPresent from './response/accept-present'
import responseBareCr from './response/bare-cr'
import responseBodyWhole from './response/body-whole'
import responseConnectionCloseOn101 from './response/connection-close-on-101'
import responseConnectionNamesHopByHop from './response/connection-names-hop-by-hop'
import responseConnectionPresent from './response/connection-present'
import responseConnectionUpgrade from './response/connection-upgrade'
import responseContentLengthForm from './response/content-length-form'
import responseContentLengthWithoutTransferEncoding from './response/content-length-without-transfer-encoding'
import responseControlCharacters from './response/control-characters'
import responseDateForm from './response/date-form'
import responseDeflateClientWindowHasValue from './response/deflate-client-window-has-value'
import responseDeflateClientWindowOffered from './response/deflate-client-window-offered'
import responseDeflateKnownParameters from './response/deflate-known-parameters'
import responseDeflateOnce from './response/deflate-once'
import responseDeflateParameterOnce from './response/deflate-parameter-once'
import responseDeflateServerTakeoverAcknowledged from './response/deflate-server-takeover-acknowledged'
import responseDeflateServerWindowAcknowledged from './response/deflate-server-window-acknowledged'
import responseDeflateServerWindowNotLarger from './response/deflate-server-window-not-larger'
import responseDeflateTakeoverWithoutValue from './response/deflate-takeover-without-value'
import responseDeflateWindowBits from './response/deflate-window-bits'
import responseExtensionGrammar from './response/extension-grammar'
import responseExtensionRegistered from './response/extension-registered'
import responseExtensionsNotEmpty from './response/extensions-not-empty'
import responseExtensionsOffered from './response/extensions-offered'
import responseFirstOctetsAreAFrame from './response/first-octets-are-a-frame'
import responseFolding from './response/folding'
import responseHstsOverTlsOnly from './response/hsts-over-tls-only'
import responseHttpVersion from './response/http-version'
import responseInterimWithoutBody from './response/interim-without-body'
import responseLeadingSpace from './response/leading-space'
import responseLineEndingsCrlf from './response/line-endings-crlf'
import responseMethodNotAllowedHasAllow from './response/method-not-allowed-has-allow'
import responseNamesAreTokens from './response/names-are-tokens'
import responseNoContentLengthOn101 from './response/no-content-length-on-101'
import responseNoNul from './response/no-nul'
import responseNoTransferEncodingOn101 from './response/no-transfer-encoding-on-101'
import responseNotFromACache from './response/not-from-a-cache'
import responseObsoleteDrafts from './response/obsolete-drafts'
import responsePlainHttpToTlsPort from './response/plain-http-to-tls-port'
import responseProxyAuthHasChallenge from './response/proxy-auth-has-challenge'
import responseRedirectHasLocation from './response/redirect-has-location'
import responseRequestFieldsInResponse from './response/request-fields-in-response'
import responseRetryAfterForm from './response/retry-after-form'
import responseSingletonsOnce from './response/singletons-once'
import responseSpaceAfterStatus from './response/space-after-status'
import responseSpaceBeforeColon from './response/space-before-colon'
import responseStatus101 from './response/status-101'
import responseStatusLineForm from './response/status-line-form'
import responseSubprotocolCase from './response/subprotocol-case'
import responseSubprotocolNoneOffered from './response/subprotocol-none-offered'
import responseSubprotocolNotEmpty from './response/subprotocol-not-empty'
import responseSubprotocolOffered from './response/subprotocol-offered'
import responseSubprotocolOnce from './response/subprotocol-once'
import responseSubprotocolSelected from './response/subprotocol-selected'
import responseSubprotocolSingleToken from './response/subprotocol-single-token'
import responseSwitchRequested from './response/switch-requested'
import responseUnauthorizedHasChallenge from './response/unauthorized-has-challenge'
import responseUpgradeOnce from './response/upgrade-once'
import responseUpgradePresent from './response/upgrade-present'
import responseUpgradeRequiredHasUpgrade from './response/upgrade-required-has-upgrade'
import responseUpgradeWebsocket from './response/upgrade-websocket'
import responseVersionListForm from './response/version-list-form'
import responseVersionListOnRejection from './response/version-list-on-rejection'
import type { Rule } from './rule'

/** Counted up by hand when a rule is added or judges differently, so that stored verdicts can be judged again. */
export const RULES_VERSION = '1'

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  requestAsciiValues,
  requestHostIsNotAUrl,
  requestHostMatchesUri,
  requestHostOnce,
  requestHostPresent,
  requestHttpVersion,
  requestLineEndingsCrlf,
  requestMethodGet,
  requestNameIsToken,
  requestNoControlCharacters,
  requestNoFolding,
  requestNoLeadingSpace,
  requestNoSpaceBeforeColon,
  requestRequestLineForm,
  requestRequestTargetForm,
  requestRequestTargetMatchesUri,
  requestRequestTargetNoFragment,
  requestSecretsInQuery,
  requestUriNoFragment,
  requestUriNoUserinfo,
  requestUriPercentEncoded,
  requestUriReadable,
  requestUriScheme,
  responseAcceptCorrect,
  responseAcceptForm,
  responseAcceptOnce,
  responseAcceptOnlyOn101,
  responseAcceptPresent,
  responseBareCr,
  responseBodyWhole,
  responseConnectionCloseOn101,
  responseConnectionNamesHopByHop,
  responseConnectionPresent,
  responseConnectionUpgrade,
  responseContentLengthForm,
  responseContentLengthWithoutTransferEncoding,
  responseControlCharacters,
  responseDateForm,
  responseDeflateClientWindowHasValue,
  responseDeflateClientWindowOffered,
  responseDeflateKnownParameters,
  responseDeflateOnce,
  responseDeflateParameterOnce,
  responseDeflateServerTakeoverAcknowledged,
  responseDeflateServerWindowAcknowledged,
  responseDeflateServerWindowNotLarger,
  responseDeflateTakeoverWithoutValue,
  responseDeflateWindowBits,
  responseExtensionGrammar,
  responseExtensionRegistered,
  responseExtensionsNotEmpty,
  responseExtensionsOffered,
  responseFirstOctetsAreAFrame,
  responseFolding,
  responseHstsOverTlsOnly,
  responseHttpVersion,
  responseInterimWithoutBody,
  responseLeadingSpace,
  responseLineEndingsCrlf,
  responseMethodNotAllowedHasAllow,
  responseNamesAreTokens,
  responseNoContentLengthOn101,
  responseNoNul,
  responseNoTransferEncodingOn101,
  responseNotFromACache,
  responseObsoleteDrafts,
  responsePlainHttpToTlsPort,
  responseProxyAuthHasChallenge,
  responseRedirectHasLocation,
  responseRequestFieldsInResponse,
  responseRetryAfterForm,
  responseSingletonsOnce,
  responseSpaceAfterStatus,
  responseSpaceBeforeColon,
  responseStatus101,
  responseStatusLineForm,
  responseSubprotocolCase,
  responseSubprotocolNoneOffered,
  responseSubprotocolNotEmpty,
  responseSubprotocolOffered,
  responseSubprotocolOnce,
  responseSubprotocolSelected,
  responseSubprotocolSingleToken,
  responseSwitchRequested,
  responseUnauthorizedHasChallenge,
  responseUpgradeOnce,
  responseUpgradePresent,
  responseUpgradeRequiredHasUpgrade,
  responseUpgradeWebsocket,
  responseVersionListForm,
  responseVersionListOnRejection,
]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of that id, such as `response/upgrade-present`. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id)
}
