import 'server-only'
import { z } from 'zod'
import { named, place } from './common'

export const verdictView = named(
  'Verdict',
  z.object({
    rule: z.string(),
    outcome: z.enum(['pass', 'fail', 'not-applicable', 'unknown']),
    level: z.enum(['must', 'should', 'practice']),
    effect: z.enum(['clients-fail', 'clients-tolerate', 'none']),
    section: z.string(),
    sectionTitle: z.string(),
    sectionUrl: z.string(),
    title: z.string(),
    reason: z.string().nullable(),
    because: z.string(),
    at: z.array(place),
    advice: z.string().nullable(),
  }),
  'What one rule says, and at which octets',
)

const clientReasons = z.array(z.object({ rule: z.string(), because: z.string(), says: z.string().nullable() }))
export const clientView = named(
  'Client',
  z.object({
    client: z.string(),
    title: z.string(),
    version: z.string(),
    opens: z.boolean().nullable(),
    refusesOn: clientReasons,
    unclear: clientReasons,
    measured: z.string(),
    how: z.enum(['measured', 'read', 'documented']),
    source: z.string(),
  }),
  'What a real client would do with the same answer, and why; `opens` is null where that cannot be told',
)

export const evidence = z.object({ text: z.string(), at: z.array(place) })
export const diagnosis = named(
  'Diagnosis',
  z.object({
    id: z.string(),
    title: z.string(),
    confidence: z.enum(['certain', 'likely', 'possible']),
    evidence: z.array(evidence),
    cause: z.string(),
    remedy: z.string(),
    change: z.unknown().optional(),
    source: z.string(),
  }),
)
