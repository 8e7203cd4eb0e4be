import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'discord/discord-api-docs, opcodes and status codes'
const HELLO = /^\{(?=.{0,200}"op":10)(?=.{0,400}"heartbeat_interval":\d)/
const INVALID_SESSION = /^\{(?=.{0,200}"op":9)(?=.{0,200}"d":(true|false))/

/** Code: what it means, whether connecting again can help, and what to do. */
const CODES: Readonly<Record<number, readonly [means: string, again: boolean, remedy: string]>> = {
  4000: ['something went wrong at Discord', true, 'Connect again and resume.'],
  4001: ['an opcode it does not know, or a payload that does not fit it, was sent', true, 'Compare the payload with its opcode.'],
  4002: ['a payload could not be decoded', true, 'Send JSON, or ETF where the query says encoding=etf.'],
  4003: ['something was sent before Identify', true, 'Send Identify (op 2) first.'],
  4004: ['the token is wrong', false, 'Send the token of the bot in Identify, without the word Bot.'],
  4005: ['Identify was sent twice', true, 'Send Identify once a connection.'],
  4007: ['the sequence number of Resume is not valid', true, 'Begin a new session.'],
  4008: ['too much was sent too fast', true, 'Send at most 120 payloads a minute.'],
  4009: ['the session timed out', true, 'Begin a new session; send heartbeats as Hello says.'],
  4010: ['the shard in Identify is not valid', false, 'Compare shard_id and num_shards.'],
  4011: ['the bot is in too many servers for one connection', false, 'Connect with shards.'],
  4012: ['the version v in the query is not valid', false, 'Ask for v=10.'],
  4013: ['the intents in Identify are not valid', false, 'Compute the bits anew.'],
  4014: ['an intent was asked for that the bot may not have', false, 'Turn the privileged intent on for the bot, or leave its bit out.'],
}

const code = (look: Look) => look.artifacts.close?.received?.code ?? 0
/** Its host, or its first message: codes alone are anybody's. */
const ofDiscord = (look: Look): Seen | null => {
  const host = look.artifacts.target?.host ?? ''
  return look.oneOf(look.seen(`The host is ${host}`, /(^|\.)discord\.(gg|com|media)$/.test(host)), look.message(0, HELLO))
}

const closed: Diagnosis = {
  id: 'discord/closed',
  rows: ['D-Discord'],
  says: (look) => `the gateway closed with ${code(look)}: ${CODES[code(look)]?.[0] ?? ''}`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [CODES[code(look)] ? look.closedWith(code(look)) : null, ofDiscord(look)],
  cause: (look) =>
    `Discord names its reasons by private codes. After this one connecting again ${CODES[code(look)]?.[1] ? 'can help' : 'does not help before something is changed'}.`,
  remedy: (look) => CODES[code(look)]?.[2] ?? '',
  source: SOURCE,
}

const invalidSession: Diagnosis = {
  id: 'discord/invalid-session',
  rows: ['D-Discord'],
  says: 'the session is not valid (op 9)',
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.anyMessage(INVALID_SESSION), ofDiscord(look)],
  cause: 'Op 9 answers a Resume or an Identify that was not taken; its d says whether the session can be resumed.',
  remedy: 'Wait one to five seconds, then send Resume where d is true, Identify where it is false.',
  source: SOURCE,
}

/** The gateway of Discord. */
export const discord: Pack = {
  id: 'discord',
  title: 'Discord gateway',
  role: 'origin',
  signals: { strong: [ofDiscord], broad: [] },
  diagnoses: [closed, invalidSession],
}
