import absoluteTargetMatchesHost from './request/absolute-target-matches-host'
import absoluteTargetMatchesUri from './request/absolute-target-matches-uri'
import acceptNotInRequest from './request/accept-not-in-request'
import agentCapabilityReadable from './request/agent-capability-readable'
import agentSecretForm from './request/agent-secret-form'
import asciiValues from './request/ascii-values'
import asteriskFormWithOptions from './request/asterisk-form-with-options'
import authorityFormWithConnect from './request/authority-form-with-connect'
import authorizationForm from './request/authorization-form'
import connectionCloseAbsent from './request/connection-close-absent'
import connectionNamesHopByHop from './request/connection-names-hop-by-hop'
import connectionUpgrade from './request/connection-upgrade'
import cookieForm from './request/cookie-form'
import credentialsOverClearText from './request/credentials-over-clear-text'
import deflateParameters from './request/deflate-parameters'
import duplicateSingletons from './request/duplicate-singletons'
import expectWithContentOnly from './request/expect-with-content-only'
import extensionGrammar from './request/extension-grammar'
import extensionRegistered from './request/extension-registered'
import extensionUnderstood from './request/extension-understood'
import headComplete from './request/head-complete'
import headSize from './request/head-size'
import hopFieldsAbsent from './request/hop-fields-absent'
import hostFirst from './request/host-first'
import hostIsNotAUrl from './request/host-is-not-a-url'
import hostMatchesUri from './request/host-matches-uri'
import hostOnce from './request/host-once'
import hostPresent from './request/host-present'
import hostStandardPortLeftOut from './request/host-standard-port-left-out'
import httpVersion from './request/http-version'
import key16Bytes from './request/key-16-bytes'
import keyBase64 from './request/key-base64'
import keyCanonicalPadBits from './request/key-canonical-pad-bits'
import keyFresh from './request/key-fresh'
import keyNotWellKnown from './request/key-not-well-known'
import keyOnce from './request/key-once'
import keyPresent from './request/key-present'
import lineEndingsCrlf from './request/line-endings-crlf'
import methodGet from './request/method-get'
import nameIsToken from './request/name-is-token'
import noBody from './request/no-body'
import noControlCharacters from './request/no-control-characters'
import noFolding from './request/no-folding'
import noLeadingSpace from './request/no-leading-space'
import noSpaceBeforeColon from './request/no-space-before-colon'
import nothingAfterHead from './request/nothing-after-head'
import oneHandshakeAtATime from './request/one-handshake-at-a-time'
import originCanonical from './request/origin-canonical'
import originNoMixedContent from './request/origin-no-mixed-content'
import originNotNull from './request/origin-not-null'
import originOnce from './request/origin-once'
import originScheme from './request/origin-scheme'
import originSentByBrowser from './request/origin-sent-by-browser'
import originSerialised from './request/origin-serialised'
import pageCouldSend from './request/page-could-send'
import placeholderLeft from './request/placeholder-left'
import requestLineForm from './request/request-line-form'
import requestTargetForm from './request/request-target-form'
import requestTargetMatchesUri from './request/request-target-matches-uri'
import requestTargetNoFragment from './request/request-target-no-fragment'
import secretsInQuery from './request/secrets-in-query'
import subprotocolHoldsNoSecret from './request/subprotocol-holds-no-secret'
import subprotocolNoCaseTwins from './request/subprotocol-no-case-twins'
import subprotocolNonEmpty from './request/subprotocol-non-empty'
import subprotocolTokens from './request/subprotocol-tokens'
import subprotocolUnique from './request/subprotocol-unique'
import upgradeAlone from './request/upgrade-alone'
import upgradeWebsocket from './request/upgrade-websocket'
import uriHostWithoutUnderscore from './request/uri-host-without-underscore'
import uriNoFragment from './request/uri-no-fragment'
import uriNoUserinfo from './request/uri-no-userinfo'
import uriPercentEncoded from './request/uri-percent-encoded'
import uriPortMatchesScheme from './request/uri-port-matches-scheme'
import uriReadable from './request/uri-readable'
import uriScheme from './request/uri-scheme'
import uriTlsBeyondThisMachine from './request/uri-tls-beyond-this-machine'
import versionOnce from './request/version-once'
import versionPresent13 from './request/version-present-13'
import type { Rule } from './rule'

/** Rules about what is sent: all that lint needs. */
export const REQUEST_RULES: readonly Rule[] = [
  absoluteTargetMatchesHost,
  absoluteTargetMatchesUri,
  acceptNotInRequest,
  agentCapabilityReadable,
  agentSecretForm,
  asciiValues,
  asteriskFormWithOptions,
  authorityFormWithConnect,
  authorizationForm,
  connectionCloseAbsent,
  connectionNamesHopByHop,
  connectionUpgrade,
  cookieForm,
  credentialsOverClearText,
  deflateParameters,
  duplicateSingletons,
  expectWithContentOnly,
  extensionGrammar,
  extensionRegistered,
  extensionUnderstood,
  headComplete,
  headSize,
  hopFieldsAbsent,
  hostFirst,
  hostIsNotAUrl,
  hostMatchesUri,
  hostOnce,
  hostPresent,
  hostStandardPortLeftOut,
  httpVersion,
  key16Bytes,
  keyBase64,
  keyCanonicalPadBits,
  keyFresh,
  keyNotWellKnown,
  keyOnce,
  keyPresent,
  lineEndingsCrlf,
  methodGet,
  nameIsToken,
  noBody,
  noControlCharacters,
  noFolding,
  noLeadingSpace,
  noSpaceBeforeColon,
  nothingAfterHead,
  oneHandshakeAtATime,
  originCanonical,
  originNoMixedContent,
  originNotNull,
  originOnce,
  originScheme,
  originSentByBrowser,
  originSerialised,
  pageCouldSend,
  placeholderLeft,
  requestLineForm,
  requestTargetForm,
  requestTargetMatchesUri,
  requestTargetNoFragment,
  secretsInQuery,
  subprotocolHoldsNoSecret,
  subprotocolNoCaseTwins,
  subprotocolNonEmpty,
  subprotocolTokens,
  subprotocolUnique,
  upgradeAlone,
  upgradeWebsocket,
  uriHostWithoutUnderscore,
  uriNoFragment,
  uriNoUserinfo,
  uriPercentEncoded,
  uriPortMatchesScheme,
  uriReadable,
  uriScheme,
  uriTlsBeyondThisMachine,
  versionOnce,
  versionPresent13,
]
