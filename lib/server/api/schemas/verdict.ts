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

const evidence = z.array(z.object({ text: z.string(), at: z.array(place) }))
const confidence = z.enum(['certain', 'likely', 'possible'])
const layer = z.enum(['client', 'network', 'firewall', 'proxy', 'authentication', 'application'])
export const edit = z.union([
  z.object({ line: z.string().min(1).max(256), value: z.string().max(65_536).nullable() }).strict(),
  z.object({ draft: z.record(z.string(), z.unknown()) }).strict(),
])
export const change = named(
  'Change',
  z.object({ title: z.string().max(200), sideEffect: z.string().max(1000), edits: z.array(edit).min(1).max(32) }).strict(),
  'One change of a draft: edits of header lines by name, and merge patches of the rest',
)
export const diagnosis = named(
  'Diagnosis',
  z.object({
    id: z.string(),
    title: z.string(),
    confidence,
    basis: z.enum(['measured', 'source', 'documented', 'reported', 'unverified']),
    layer,
    about: z.enum(['answer', 'end', 'product']),
    evidence,
    cause: z.string(),
    remedy: z.string(),
    snippets: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), source: z.string() })),
    change: change.optional(),
    source: z.string(),
  }),
  'One cause that can be told from what was seen, what to do about it, and where the fact is from',
)
const recognised = z.object({ pack: z.string(), product: z.string(), confidence, evidence })
export const answeredBy = named(
  'AnsweredBy',
  recognised.extend({ layer, inFront: z.array(recognised) }),
  'Who wrote the answer, and who stands in front',
)
