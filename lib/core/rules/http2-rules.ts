import acceptAbsent from './http2/accept-absent'
import alpnH2 from './http2/alpn-h2'
import answerInTime from './http2/answer-in-time'
import connectProtocolBoolean from './http2/connect-protocol-boolean'
import connectProtocolEnabled from './http2/connect-protocol-enabled'
import deflateClientWindowHasValue from './http2/deflate-client-window-has-value'
import deflateClientWindowOffered from './http2/deflate-client-window-offered'
import deflateKnownParameters from './http2/deflate-known-parameters'
import deflateOnce from './http2/deflate-once'
import deflateParameterOnce from './http2/deflate-parameter-once'
import deflateServerTakeoverAcknowledged from './http2/deflate-server-takeover-acknowledged'
import deflateServerWindowAcknowledged from './http2/deflate-server-window-acknowledged'
import deflateServerWindowNotLarger from './http2/deflate-server-window-not-larger'
import deflateTakeoverWithoutValue from './http2/deflate-takeover-without-value'
import deflateWindowBits from './http2/deflate-window-bits'
import extensionGrammar from './http2/extension-grammar'
import extensionRegistered from './http2/extension-registered'
import extensionsNotEmpty from './http2/extensions-not-empty'
import extensionsOffered from './http2/extensions-offered'
import namesLowerCase from './http2/names-lower-case'
import noConnectionFields from './http2/no-connection-fields'
import noContentLength from './http2/no-content-length'
import pseudoFieldsFirst from './http2/pseudo-fields-first'
import pseudoFieldsKnown from './http2/pseudo-fields-known'
import spoken from './http2/spoken'
import status2xx from './http2/status-2xx'
import statusNot101 from './http2/status-not-101'
import statusPresent from './http2/status-present'
import streamKept from './http2/stream-kept'
import subprotocolCase from './http2/subprotocol-case'
import subprotocolNoneOffered from './http2/subprotocol-none-offered'
import subprotocolNotEmpty from './http2/subprotocol-not-empty'
import subprotocolOffered from './http2/subprotocol-offered'
import subprotocolOnce from './http2/subprotocol-once'
import subprotocolSelected from './http2/subprotocol-selected'
import subprotocolSingleToken from './http2/subprotocol-single-token'
import valuesWellFormed from './http2/values-well-formed'
import { HTTP2_REQUEST_RULES } from './http2-request-rules'
import type { Rule } from './rule'

/** Rules about WebSocket over HTTP/2 (RFC 8441). */
export const HTTP2_RULES: readonly Rule[] = [
  ...HTTP2_REQUEST_RULES,
  acceptAbsent,
  alpnH2,
  answerInTime,
  connectProtocolBoolean,
  connectProtocolEnabled,
  deflateClientWindowHasValue,
  deflateClientWindowOffered,
  deflateKnownParameters,
  deflateOnce,
  deflateParameterOnce,
  deflateServerTakeoverAcknowledged,
  deflateServerWindowAcknowledged,
  deflateServerWindowNotLarger,
  deflateTakeoverWithoutValue,
  deflateWindowBits,
  extensionGrammar,
  extensionRegistered,
  extensionsNotEmpty,
  extensionsOffered,
  namesLowerCase,
  noConnectionFields,
  noContentLength,
  pseudoFieldsFirst,
  pseudoFieldsKnown,
  spoken,
  status2xx,
  statusNot101,
  statusPresent,
  streamKept,
  subprotocolCase,
  subprotocolNoneOffered,
  subprotocolNotEmpty,
  subprotocolOffered,
  subprotocolOnce,
  subprotocolSelected,
  subprotocolSingleToken,
  valuesWellFormed,
]
