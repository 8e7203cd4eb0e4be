import type { FrameViolation } from '../frames/frame'
import type { FrameView } from './view'

const VERDICTS: Readonly<Record<FrameViolation, readonly [text: string, section: string]>> = {
  'reserved-bit': ['A reserved bit is set that no agreed extension uses', 'RFC 6455 §5.2'],
  'reserved-opcode': ['The opcode is reserved', 'RFC 6455 §5.2'],
  'masked-by-server': ['A frame from a server is masked', 'RFC 6455 §5.1'],
  'unmasked-by-client': ['A frame from a client is not masked', 'RFC 6455 §5.1'],
  'control-fragmented': ['A control frame is fragmented (FIN is 0)', 'RFC 6455 §5.5'],
  'control-too-long': ['A control frame has more than 125 octets', 'RFC 6455 §5.5'],
  'length-not-minimal': ['The length is not in its shortest form', 'RFC 6455 §5.2'],
  'length-top-bit': ['The highest bit of a 64-bit length is 1', 'RFC 6455 §5.2'],
  'continuation-without-start': ['A continuation has no message to continue', 'RFC 6455 §5.4'],
  'data-inside-message': ['A new message begins before the last fragment of another', 'RFC 6455 §5.4'],
  'invalid-utf8': ['A text message is not UTF-8', 'RFC 6455 §8.1'],
  'close-payload-of-one': ['A Close frame has a payload of one octet, half a code', 'RFC 6455 §5.5.1'],
  'close-code-invalid': ['The close code must not travel', 'RFC 6455 §7.4'],
  'close-reason-not-utf8': ['The reason of a Close frame is not UTF-8', 'RFC 6455 §5.5.1'],
  'after-close': ['A data frame follows a Close frame', 'RFC 6455 §5.5.1'],
  'inflate-failed': ['The compressed message could not be inflated', 'RFC 7692 §7.2.2'],
  'message-too-large': ['The message is larger than our own limit and was kept in part', 'our limit messageBytes'],
  incomplete: ['The connection ended inside this frame', 'RFC 6455 §5.2'],
}

/** What each violation of a frame is called, and where the rule stands. */
export function frameVerdicts(violations: readonly FrameViolation[]): FrameView['verdicts'] {
  return violations.map((violation) => {
    const [text, section] = VERDICTS[violation]
    return { violation, text, section }
  })
}
