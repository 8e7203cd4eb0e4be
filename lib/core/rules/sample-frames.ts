import type { FramePoint } from '../artifacts/frame-point'
import type { DirectionFrames, FramesArtifact } from '../artifacts/frames'
import type { Example } from './rule'
import { requestWith, responseWith } from './sample'

type Heads = { readonly request: readonly string[]; readonly response: readonly string[] } & Pick<Example, 'request' | 'response'>

/** Heads that agree on permessage-deflate, in the answer with these parameters. */
export function withDeflate(parameters: string): Heads {
  return {
    request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits; server_max_window_bits=8'),
    response: responseWith(`Sec-WebSocket-Extensions: permessage-deflate; ${parameters}`),
  }
}

/** Heads that agree on permessage-deflate as it is. */
export const WITH_DEFLATE: Heads = {
  request: requestWith('Sec-WebSocket-Extensions: permessage-deflate'),
  response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
}

/** A frame that came first, for examples whose octets would be too many to be shown. */
export const SAMPLE_POINT: FramePoint = {
  n: 1,
  direction: 'received',
  at: 0,
  offset: 0,
  opcode: 2,
  length: '16777217',
  header: Uint8Array.of(0x82, 0x7f, 0, 0, 0, 0, 1, 0, 0, 1),
}

const NOTHING: DirectionFrames = {
  any: false,
  data: false,
  faults: {},
  faultsAtFirst: 0,
  announced: null,
  isText: false,
  closes: null,
  unfinished: null,
  notes: { text: null, heartbeat: null, inVain: null, finalBlock: null, tooLarge: null, zeroKey: null, sameKey: null },
}

/** A session in which frames came, with more of what was seen in them. */
export function framesReceived(more: Partial<DirectionFrames>): { readonly frames: FramesArtifact } {
  return {
    frames: {
      openedAt: 0,
      sent: NOTHING,
      received: { ...NOTHING, any: true, data: true, ...more },
      pings: {
        answered: 0,
        passedOver: 0,
        slowest: null,
        unasked: null,
        differing: null,
        waiting: null,
        flood: null,
        received: 0,
      },
      closedFirst: null,
      newest: 0,
    },
  }
}
