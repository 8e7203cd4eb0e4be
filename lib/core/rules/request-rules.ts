import asciiValues from './request/ascii-values'
import connectionCloseAbsent from './request/connection-close-absent'
import connectionNamesHopByHop from './request/connection-names-hop-by-hop'
import connectionUpgrade from './request/connection-upgrade'
import hostIsNotAUrl from './request/host-is-not-a-url'
import hostMatchesUri from './request/host-matches-uri'
import hostOnce from './request/host-once'
import hostPresent from './request/host-present'
import httpVersion from './request/http-version'
import key16Bytes from './request/key-16-bytes'
import keyBase64 from './request/key-base64'
import keyCanonicalPadBits from './request/key-canonical-pad-bits'
import keyNotWellKnown from './request/key-not-well-known'
import keyOnce from './request/key-once'
import keyPresent from './request/key-present'
import lineEndingsCrlf from './request/line-endings-crlf'
import methodGet from './request/method-get'
import nameIsToken from './request/name-is-token'
import noControlCharacters from './request/no-control-characters'
import noFolding from './request/no-folding'
import noLeadingSpace from './request/no-leading-space'
import noSpaceBeforeColon from './request/no-space-before-colon'
import originCanonical from './request/origin-canonical'
import originOnce from './request/origin-once'
import originScheme from './request/origin-scheme'
import originSerialised from './request/origin-serialised'
import requestLineForm from './request/request-line-form'
import requestTargetForm from './request/request-target-form'
import requestTargetMatchesUri from './request/request-target-matches-uri'
import requestTargetNoFragment from './request/request-target-no-fragment'
import secretsInQuery from './request/secrets-in-query'
import upgradeAlone from './request/upgrade-alone'
import upgradeWebsocket from './request/upgrade-websocket'
import uriNoFragment from './request/uri-no-fragment'
import uriNoUserinfo from './request/uri-no-userinfo'
import uriPercentEncoded from './request/uri-percent-encoded'
import uriReadable from './request/uri-readable'
import uriScheme from './request/uri-scheme'
import versionOnce from './request/version-once'
import versionPresent13 from './request/version-present-13'
import type { Rule } from './rule'

/** Rules about what is sent: all that lint needs. */
export const REQUEST_RULES: readonly Rule[] = [
  asciiValues,
  connectionCloseAbsent,
  connectionNamesHopByHop,
  connectionUpgrade,
  hostIsNotAUrl,
  hostMatchesUri,
  hostOnce,
  hostPresent,
  httpVersion,
  key16Bytes,
  keyBase64,
  keyCanonicalPadBits,
  keyNotWellKnown,
  keyOnce,
  keyPresent,
  lineEndingsCrlf,
  methodGet,
  nameIsToken,
  noControlCharacters,
  noFolding,
  noLeadingSpace,
  noSpaceBeforeColon,
  originCanonical,
  originOnce,
  originScheme,
  originSerialised,
  requestLineForm,
  requestTargetForm,
  requestTargetMatchesUri,
  requestTargetNoFragment,
  secretsInQuery,
  upgradeAlone,
  upgradeWebsocket,
  uriNoFragment,
  uriNoUserinfo,
  uriPercentEncoded,
  uriReadable,
  uriScheme,
  versionOnce,
  versionPresent13,
]
