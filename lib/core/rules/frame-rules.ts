import closeAnswered from './frames/close-answered'
import closeCodeAssigned from './frames/close-code-assigned'
import closeCodeEchoed from './frames/close-code-echoed'
import closeCodeInRange from './frames/close-code-in-range'
import closeCodeInUse from './frames/close-code-in-use'
import closeCodeNotLocal from './frames/close-code-not-local'
import closeCodeOfServer from './frames/close-code-of-server'
import closeNotReset from './frames/close-not-reset'
import closeOnce from './frames/close-once'
import closePayloadWhole from './frames/close-payload-whole'
import closeReasonUtf8 from './frames/close-reason-utf8'
import compressionPays from './frames/compression-pays'
import compressionWithoutFinalBlock from './frames/compression-without-final-block'
import continuationContinues from './frames/continuation-continues'
import controlFinal from './frames/control-final'
import controlOpcodeKnown from './frames/control-opcode-known'
import controlShort from './frames/control-short'
import dataOpcodeKnown from './frames/data-opcode-known'
import endedByClose from './frames/ended-by-close'
import fragmentsFewEmpty from './frames/fragments-few-empty'
import frameWhole from './frames/frame-whole'
import heartbeatsAnswered from './frames/heartbeats-answered'
import inflatedWithinLimit from './frames/inflated-within-limit'
import inflates from './frames/inflates'
import length16Minimal from './frames/length-16-minimal'
import length64Minimal from './frames/length-64-minimal'
import lengthExact from './frames/length-exact'
import lengthTopBitUnset from './frames/length-top-bit-unset'
import messageFinished from './frames/message-finished'
import messageWithinLimit from './frames/message-within-limit'
import messagesApart from './frames/messages-apart'
import noDataAfterClose from './frames/no-data-after-close'
import notReset from './frames/not-reset'
import pingsFew from './frames/pings-few'
import pongComes from './frames/pong-comes'
import pongEchoesPing from './frames/pong-echoes-ping'
import pongSoon from './frames/pong-soon'
import rsv1Agreed from './frames/rsv1-agreed'
import rsv1NotOnControl from './frames/rsv1-not-on-control'
import rsv1OnFirstFragment from './frames/rsv1-on-first-fragment'
import rsv2Unset from './frames/rsv2-unset'
import rsv3Unset from './frames/rsv3-unset'
import sendingNotCut from './frames/sending-not-cut'
import sentCloseCode from './frames/sent-close-code'
import sentKeysVary from './frames/sent-keys-vary'
import sentMasked from './frames/sent-masked'
import sentNoDataAfterClose from './frames/sent-no-data-after-close'
import sentWellFormed from './frames/sent-well-formed'
import serverUnmasked from './frames/server-unmasked'
import sessionLasts from './frames/session-lasts'
import streamIsFrames from './frames/stream-is-frames'
import tailStripped from './frames/tail-stripped'
import takeoverAsAgreed from './frames/takeover-as-agreed'
import tcpEndedAfterClose from './frames/tcp-ended-after-close'
import tcpEndedAtOnce from './frames/tcp-ended-at-once'
import textUtf8 from './frames/text-utf8'
import textWhole from './frames/text-whole'
import windowKept from './frames/window-kept'
import type { Rule } from './rule'

/** Rules about the frames of a session, and how it ended. */
export const FRAME_RULES: readonly Rule[] = [
  closeAnswered,
  closeCodeAssigned,
  closeCodeEchoed,
  closeCodeInRange,
  closeCodeInUse,
  closeCodeNotLocal,
  closeCodeOfServer,
  closeNotReset,
  closeOnce,
  closePayloadWhole,
  closeReasonUtf8,
  compressionPays,
  compressionWithoutFinalBlock,
  continuationContinues,
  controlFinal,
  controlOpcodeKnown,
  controlShort,
  dataOpcodeKnown,
  endedByClose,
  fragmentsFewEmpty,
  frameWhole,
  heartbeatsAnswered,
  inflatedWithinLimit,
  inflates,
  length16Minimal,
  length64Minimal,
  lengthExact,
  lengthTopBitUnset,
  messageFinished,
  messageWithinLimit,
  messagesApart,
  noDataAfterClose,
  notReset,
  pingsFew,
  pongComes,
  pongEchoesPing,
  pongSoon,
  rsv1Agreed,
  rsv1NotOnControl,
  rsv1OnFirstFragment,
  rsv2Unset,
  rsv3Unset,
  sendingNotCut,
  sentCloseCode,
  sentKeysVary,
  sentMasked,
  sentNoDataAfterClose,
  sentWellFormed,
  serverUnmasked,
  sessionLasts,
  streamIsFrames,
  tailStripped,
  takeoverAsAgreed,
  tcpEndedAfterClose,
  tcpEndedAtOnce,
  textUtf8,
  textWhole,
  windowKept,
]
