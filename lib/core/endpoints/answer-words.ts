import type { BodyArtifact } from '../artifacts/artifacts'
import type { ResponseHead } from '../http1/head'
import { field } from '../rules/fields'
import { refusalWords } from '../rules/refusal-words'
import type { Look, Seen } from './look'

/** Fields in which objects of errors carry their sentence, the most telling first (RFC 9457 §3.1, RFC 6749 §5.2, and usage). */
const SENTENCES = ['error_description', 'detail', 'message', 'msg', 'reason', 'description', 'title', 'error', 'errors']
const DEEPEST = 3
/** A run of octets that looks like a token; it is not quoted, as it may be cut out of a secret. */
const TOKEN = /[A-Za-z0-9+/_~=-]{20,}/g

/** Several diagnoses ask for the words of the same answer. */
const known = new WeakMap<BodyArtifact, string | null>()

/** What a refusal says in words of its own, one line, without what looks like a token; null where it says no more than its status. */
export function answerWords(look: Look): string | null {
  const { response, status } = look
  const { body } = look.artifacts
  if (!response || status === null || status < 400 || !body?.complete || field(response, 'content-encoding').length > 0) return null
  const before = known.get(body)
  if (before !== undefined) return before
  const words = readWords(response, body.bytes)
  known.set(body, words)
  return words
}

function readWords(response: ResponseHead, body: Uint8Array): string | null {
  const text = refusalWords(response, body)
  const words = text === null ? null : (sentenceOf(text) ?? text)
  return words === null || words.length > 300 ? null : words.replaceAll(TOKEN, (run) => (/\d/.test(run) ? '…' : run))
}

/** That the answer says so, at the octets of its body. */
export function answerSays(look: Look, wanted: RegExp): Seen | null {
  const words = answerWords(look)
  return words !== null && wanted.test(words) ? (look.bodyHas(wanted) ?? look.seen('The body says so', true)) : null
}

function sentenceOf(text: string): string | null {
  if (!/^[{[]/.test(text)) return null
  try {
    return sentenceIn(JSON.parse(text), DEEPEST)
  } catch {
    return null
  }
}

function sentenceIn(value: unknown, deep: number): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.replaceAll(/\s+/g, ' ').trim()
  if (typeof value !== 'object' || value === null || deep === 0) return null
  if (Array.isArray(value)) return sentenceIn(value[0], deep - 1)
  const members = new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]))
  for (const name of SENTENCES) {
    const found = sentenceIn(members.get(name), deep - 1)
    if (found !== null) return found
  }
  return null
}
