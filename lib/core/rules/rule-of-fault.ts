import type { FrameFault } from '../frames/fault'
import type { Direction } from '../transcript/fact'

/** The rule that speaks of each fault of a frame that came. */
const OF_RECEIVED: Readonly<Record<Exclude<FrameFault, 'unmasked-by-client'>, string>> = {
  'rsv1-not-agreed': 'frames/rsv1-agreed',
  'rsv1-on-continuation': 'frames/rsv1-on-first-fragment',
  'rsv1-on-control': 'frames/rsv1-not-on-control',
  'rsv2-set': 'frames/rsv2-unset',
  'rsv3-set': 'frames/rsv3-unset',
  'reserved-data-opcode': 'frames/data-opcode-known',
  'reserved-control-opcode': 'frames/control-opcode-known',
  'masked-by-server': 'frames/server-unmasked',
  'control-fragmented': 'frames/control-final',
  'control-too-long': 'frames/control-short',
  'length-top-bit': 'frames/length-top-bit-unset',
  'length-not-exact': 'frames/length-exact',
  'length-16-not-minimal': 'frames/length-16-minimal',
  'length-64-not-minimal': 'frames/length-64-minimal',
  'continuation-without-start': 'frames/continuation-continues',
  'data-inside-message': 'frames/messages-apart',
  'empty-fragments': 'frames/fragments-few-empty',
  'after-close': 'frames/no-data-after-close',
  'invalid-utf8': 'frames/text-utf8',
  'utf8-cut': 'frames/text-whole',
  'close-payload-of-one': 'frames/close-payload-whole',
  'close-code-unused': 'frames/close-code-in-use',
  'close-code-local': 'frames/close-code-not-local',
  'close-code-unassigned': 'frames/close-code-assigned',
  'close-code-out-of-range': 'frames/close-code-in-range',
  'close-reason-not-utf8': 'frames/close-reason-utf8',
  'message-too-large': 'frames/message-within-limit',
  'inflate-failed': 'frames/inflates',
  'window-exceeded': 'frames/window-kept',
  'takeover-broken': 'frames/takeover-as-agreed',
  'tail-not-stripped': 'frames/tail-stripped',
  incomplete: 'frames/frame-whole',
}
const WELL_FORMED = 'frames/sent-well-formed'
/** Of what we sent, where that is another one than `frames/sent-well-formed`; sizes and ends say the same of both directions. */
const OF_SENT: Readonly<{ [fault in FrameFault]?: string }> = {
  'unmasked-by-client': 'frames/sent-masked',
  'after-close': 'frames/sent-no-data-after-close',
  'close-code-unused': 'frames/sent-close-code',
  'close-code-local': 'frames/sent-close-code',
  'close-code-unassigned': 'frames/sent-close-code',
  'close-code-out-of-range': 'frames/sent-close-code',
  'message-too-large': 'frames/message-within-limit',
  incomplete: 'frames/frame-whole',
}

/** The id of the rule that a frame with this fault breaks. */
export function ruleOfFault(fault: FrameFault, direction: Direction): string {
  if (direction === 'sent') return OF_SENT[fault] ?? WELL_FORMED
  return fault === 'unmasked-by-client' ? WELL_FORMED : OF_RECEIVED[fault]
}
