import { type FrameFault, faultOf } from '../frames/fault'
import type { Frame } from '../frames/frame'
import { ruleOfFault } from '../rules/rule-of-fault'
import type { FrameView } from './view'

const WORDS: Readonly<Record<FrameFault, readonly [text: string, section: string]>> = {
  'rsv1-not-agreed': ['RSV1 is set and no agreed extension uses it', 'RFC 6455 §5.2'],
  'rsv1-on-continuation': ['RSV1 is set on a continuation', 'RFC 7692 §6.1'],
  'rsv1-on-control': ['RSV1 is set on a control frame', 'RFC 7692 §6.1'],
  'rsv2-set': ['RSV2 is set and no agreed extension uses it', 'RFC 6455 §5.2'],
  'rsv3-set': ['RSV3 is set and no agreed extension uses it', 'RFC 6455 §5.2'],
  'reserved-data-opcode': ['The opcode is reserved for data frames', 'RFC 6455 §5.2'],
  'reserved-control-opcode': ['The opcode is reserved for control frames', 'RFC 6455 §5.2'],
  'masked-by-server': ['A frame from a server is masked', 'RFC 6455 §5.1'],
  'unmasked-by-client': ['A frame from a client is not masked', 'RFC 6455 §5.1'],
  'control-fragmented': ['A control frame is fragmented (FIN is 0)', 'RFC 6455 §5.5'],
  'control-too-long': ['A control frame has more than 125 octets', 'RFC 6455 §5.5'],
  'length-top-bit': ['The highest bit of a 64-bit length is 1', 'RFC 6455 §5.2'],
  'length-not-exact': ['The length is beyond 2^53 - 1, the largest exact number here', 'RFC 6455 §10.4'],
  'length-16-not-minimal': ['A length below 126 takes 16 bits', 'RFC 6455 §5.2'],
  'length-64-not-minimal': ['A length below 65536 takes 64 bits', 'RFC 6455 §5.2'],
  'continuation-without-start': ['A continuation has no message to continue', 'RFC 6455 §5.4'],
  'data-inside-message': ['A new message begins before the last fragment of another', 'RFC 6455 §5.4'],
  'empty-fragments': ['The message has more than a thousand empty fragments', 'RFC 6455 §10.4'],
  'invalid-utf8': ['A text message is not UTF-8', 'RFC 6455 §8.1'],
  'utf8-cut': ['A text message ends inside a character', 'RFC 6455 §8.1'],
  'close-payload-of-one': ['A Close frame has a payload of one octet, half a code', 'RFC 6455 §5.5.1'],
  'close-code-unused': ['Close codes below 1000 are not used', 'RFC 6455 §7.4.2'],
  'close-code-local': ['The close code is for local use and must not travel', 'RFC 6455 §7.4.1'],
  'close-code-unassigned': ['The close code is reserved and not assigned', 'RFC 6455 §7.4.2'],
  'close-code-out-of-range': ['The close code is outside every range', 'RFC 6455 §7.4.2'],
  'close-reason-not-utf8': ['The reason of a Close frame is not UTF-8', 'RFC 6455 §5.5.1'],
  'after-close': ['A data frame follows a Close frame', 'RFC 6455 §5.5.1'],
  'inflate-failed': ['The compressed message could not be inflated', 'RFC 7692 §7.2.2'],
  'window-exceeded': ['The message refers back further than the agreed window', 'RFC 7692 §7.1.2'],
  'takeover-broken': ['The message leans on an earlier one although that was ruled out', 'RFC 7692 §7.1.1'],
  'tail-not-stripped': ['The compressed message ends in 00 00 ff ff', 'RFC 7692 §7.2.1'],
  'message-too-large': ['The message is larger than our own limit and was kept in part', 'our limit messageBytes'],
  incomplete: ['The connection ended inside this frame', 'RFC 6455 §7.1.5'],
}

/** What each violation of a frame is called, where the sentence stands, and the id of the rule that explains it. */
export function frameVerdicts(
  frame: Pick<Frame, 'violations' | 'direction' | 'opcode' | 'lengthEncoding' | 'payload'>,
): FrameView['verdicts'] {
  return frame.violations.map((violation) => {
    const fault = faultOf(frame, violation)
    const [text, section] = WORDS[fault]
    return { violation, text, section, rule: ruleOfFault(fault, frame.direction) }
  })
}
