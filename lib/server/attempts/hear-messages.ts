import 'server-only'
import { jsonValue, LONGEST_VALUE } from '@/lib/core/before/extract'
import { utf8DecodeLossy } from '@/lib/core/bytes/utf8'
import type { Gained, MessageExtraction } from '@/lib/core/handshake/before-step'
import type { GainedFact } from '@/lib/core/transcript/fact'

/** So many times the values of one attempt may change: each change is sealed with its draft. */
export const MOST_CHANGES = 200

export type Hearing = {
  /** Looks into a text message; gives the variables whose value it changed. */
  hear(payload: Uint8Array): GainedFact['extracted']
}

/**
 * Takes values from messages, as often as they change. `gain` is told all that messages gave, before the message is shown: old secrets
 * among it, which are masked on.
 */
export function hearMessages(extractions: readonly MessageExtraction[], gain: (heard: readonly Gained[]) => void): Hearing {
  const now = new Map<string, string>()
  let heard: readonly Gained[] = []
  let changes = 0
  return {
    hear(payload) {
      if (changes >= MOST_CHANGES) return []
      const text = utf8DecodeLossy(payload)
      const changed = extractions.flatMap(({ variable, from, secret: marked = false }): Gained[] => {
        const value = jsonValue(from.json, text)
        if (value === null || value === '' || value.length > LONGEST_VALUE || now.get(variable) === value) return []
        now.set(variable, value)
        return [{ variable, value, secret: marked || variable.startsWith('secret:') }]
      })
      if (changed.length === 0) return []
      changes += 1
      const names = new Set(changed.map(({ variable }) => variable))
      heard = [...heard.filter(({ variable, secret }) => secret || !names.has(variable)), ...changed]
      gain(heard)
      return changed.map(({ variable, secret }) => ({ variable: variable ?? '', found: true, secret }))
    },
  }
}
