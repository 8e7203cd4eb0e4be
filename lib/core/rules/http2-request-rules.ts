import requestAuthority from './http2/request-authority'
import requestDeflateParameters from './http2/request-deflate-parameters'
import requestExtensionGrammar from './http2/request-extension-grammar'
import requestHostAgrees from './http2/request-host-agrees'
import requestMethodConnect from './http2/request-method-connect'
import requestNamesLowerCase from './http2/request-names-lower-case'
import requestNoConnectionFields from './http2/request-no-connection-fields'
import requestNoKey from './http2/request-no-key'
import requestOriginOnce from './http2/request-origin-once'
import requestOriginSerialised from './http2/request-origin-serialised'
import requestPath from './http2/request-path'
import requestProtocolWebsocket from './http2/request-protocol-websocket'
import requestPseudoFieldsFirst from './http2/request-pseudo-fields-first'
import requestScheme from './http2/request-scheme'
import requestSubprotocolNonEmpty from './http2/request-subprotocol-non-empty'
import requestSubprotocolTokens from './http2/request-subprotocol-tokens'
import requestSubprotocolUnique from './http2/request-subprotocol-unique'
import requestVersionPresent13 from './http2/request-version-present-13'
import type { Rule } from './rule'

/** Rules about an extended CONNECT of ours (RFC 8441 §4). Apart from the others, so that the lint in the browser need not load those. */
export const HTTP2_REQUEST_RULES: readonly Rule[] = [
  requestAuthority,
  requestDeflateParameters,
  requestExtensionGrammar,
  requestHostAgrees,
  requestMethodConnect,
  requestNamesLowerCase,
  requestNoConnectionFields,
  requestNoKey,
  requestOriginOnce,
  requestOriginSerialised,
  requestPath,
  requestProtocolWebsocket,
  requestPseudoFieldsFirst,
  requestScheme,
  requestSubprotocolNonEmpty,
  requestSubprotocolTokens,
  requestSubprotocolUnique,
  requestVersionPresent13,
]
