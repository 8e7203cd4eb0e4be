import { actionCable } from './action-cable'
import { cbor } from './cbor'
import { cdp } from './cdp'
import { graphqlTransportWs } from './graphql-transport-ws'
import { graphqlWs } from './graphql-ws'
import { hex } from './hex'
import { type Decoded, decode as decodeBy } from './index-basic'
import { jenkinsCli } from './jenkins-cli'
import { jenkinsRemoting } from './jenkins-remoting'
import { json } from './json'
import { jsonRpc } from './json-rpc'
import { kubernetesChannels } from './kubernetes-channels'
import { messagepack } from './messagepack'
import { mqtt } from './mqtt'
import { ocpp } from './ocpp'
import type { DecodeContext, Decoder } from './parts/decoder'
import { phoenix } from './phoenix'
import { protobuf } from './protobuf'
import { pusher } from './pusher'
import { rancherEvent } from './rancher-event'
import { rancherRemotedialer } from './rancher-remotedialer'
import { signalr } from './signalr'
import { signalrMessagepack } from './signalr-messagepack'
import { socketIo } from './socket-io'
import { sockjs } from './sockjs'
import { stomp } from './stomp'
import { text } from './text'
import { wamp } from './wamp'
import { wampMessagepack } from './wamp-messagepack'

export type { Decoded } from './index-basic'
export type { DecodeContext, DecodedPayload, Decoder } from './parts/decoder'

/** Every decoder. */
export const DECODERS: readonly Decoder[] = [
  jenkinsRemoting,
  jenkinsCli,
  kubernetesChannels,
  rancherEvent,
  rancherRemotedialer,
  actionCable,
  cbor,
  cdp,
  graphqlTransportWs,
  graphqlWs,
  jsonRpc,
  messagepack,
  mqtt,
  ocpp,
  phoenix,
  protobuf,
  pusher,
  signalr,
  signalrMessagepack,
  socketIo,
  sockjs,
  stomp,
  wamp,
  wampMessagepack,
  json,
  text,
  hex,
]

/** Shows a payload with the decoder that fits best of all, or with the one named by `id`. Never throws. */
export function decode(payload: Uint8Array, context: DecodeContext, id?: string): Decoded {
  return decodeBy(payload, context, id, DECODERS)
}
