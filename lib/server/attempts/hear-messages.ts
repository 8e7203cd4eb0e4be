import 'server-only'
import { jsonValue, LONGEST_VALUE } from '@/lib/core/before/extract'
import { utf8DecodeLossy } from '@/lib/core/bytes/utf8'
import type { Gained, MessageExtraction } from '@/lib/core/handshake/before-step'
import type { GainedFact } from '@/lib/core/transcript/fact'
import { logger } from '@/lib/server/platform/logger'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'

/** So many times the values of one attempt may change: each change is sealed with its draft. */
export const MOST_CHANGES = 200
/** A pattern is stopped after this, milliseconds. */
const DEADLINE_MS = 2_000

type Extracted = GainedFact['extracted']
export type Hearing = {
  /** Looks into a text message; gives the variables whose value it changed. */
  hear(payload: Uint8Array): Extracted
  /** Told what patterns found, which is later than the message. */
  onLate(tell: (extracted: Extracted) => void): void
}

/**
 * Takes values from messages, as often as they change. `gain` is told all that messages gave, before the message is shown: old secrets
 * among it, which are masked on. Patterns run in a thread; while one runs, only the newest message waits for them.
 */
export function hearMessages(extractions: readonly MessageExtraction[], gain: (heard: readonly Gained[]) => void): Hearing {
  const now = new Map<string, string>()
  const patterns = extractions.flatMap(({ variable, from }) => ('regex' in from ? [{ variable, pattern: from.regex }] : []))
  let heard: readonly Gained[] = []
  let changes = 0
  let waiting: string | null = null
  let looking = false
  let tellLate: (extracted: Extracted) => void = () => undefined

  const isNew = (variable: string, value: string | null): value is string =>
    value !== null && value !== '' && value.length <= LONGEST_VALUE && now.get(variable) !== value

  const taken = (changed: readonly (Gained & { readonly variable: string })[]): Extracted => {
    if (changed.length === 0 || changes >= MOST_CHANGES) return []
    changes += 1
    for (const { variable, value } of changed) now.set(variable, value)
    const names = new Set<string | null>(changed.map(({ variable }) => variable))
    heard = [...heard.filter(({ variable, secret }) => secret || !names.has(variable)), ...changed]
    gain(heard)
    return changed.map(({ variable, secret }) => ({ variable, found: true, secret }))
  }

  const lookFor = async () => {
    if (looking) return
    looking = true
    try {
      while (waiting !== null && changes < MOST_CHANGES) {
        const text: string = waiting
        waiting = null
        for (const { variable, pattern } of patterns) {
          const value = await found(pattern, text)
          const extracted = isNew(variable, value) ? taken([{ variable, value, secret: false }]) : []
          if (extracted.length > 0) tellLate(extracted)
        }
      }
    } catch (error) {
      // Nobody waits for this: what cannot be kept must not end the process, nor other sessions with it.
      logger().error({ err: error }, 'a value of a message could not be kept')
    } finally {
      looking = false
    }
  }

  return {
    hear(payload) {
      if (changes >= MOST_CHANGES) return []
      const text = utf8DecodeLossy(payload)
      if (patterns.length > 0) {
        waiting = text
        void lookFor()
      }
      return taken(
        extractions.flatMap(({ variable, from, secret: marked = false }) => {
          const value = 'json' in from ? jsonValue(from.json, text) : null
          return isNew(variable, value) ? [{ variable, value, secret: marked || variable.startsWith('secret:') }] : []
        }),
      )
    },
    onLate(tell) {
      tellLate = tell
    },
  }
}

/** What a pattern finds; null where it finds nothing, does not end in time, or cannot be tried. */
async function found(pattern: string, text: string): Promise<string | null> {
  try {
    return await runInWorker('capture-pattern', { pattern, text }, { deadlineMs: DEADLINE_MS })
  } catch {
    return null
  }
}
