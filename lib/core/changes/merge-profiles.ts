import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryText, isPair } from '../handshake/entry'
import { align } from './align'
import { type ComparedProfile, type Item, LISTS, type ListKey, type Part, partsOf, SECTIONS, type Section } from './draft-parts'

/** One place where `theirs` or `mine` differs from what both began with. */
export type MergeDifference = {
  readonly id: string
  readonly section: Section
  readonly label: string
  /** As it is shown; null where there is nothing. Several lines where several header lines were changed together. */
  readonly base: string | null
  readonly theirs: string | null
  readonly mine: string | null
  /** Who changed it. `same`: both, to the same, so that there is nothing to choose. */
  readonly changedBy: 'theirs' | 'mine' | 'both' | 'same'
  /** Mine shows a masked value that the newest version no longer keeps: it cannot be taken, only typed again. */
  readonly mineIsLost: boolean
}
export type MergeSide = 'theirs' | 'mine'
export type Choices = Readonly<Record<string, MergeSide>>

type Chunk = {
  readonly id: string | null
  readonly theirs: readonly Item[]
  readonly mine: readonly Item[]
  readonly base: readonly Item[]
}

/** The differences of two profiles that were both made from `base`, in the order they are shown. */
export function mergeDifferences(base: ComparedProfile, theirs: ComparedProfile, mine: ComparedProfile): MergeDifference[] {
  const [b, t, m] = [partsOf(base), partsOf(theirs), partsOf(mine)]
  const byKey = (parts: readonly Part[]) => new Map(parts.map((part) => [part.key, part]))
  const [bs, ts, ms] = [byKey(b.parts), byKey(t.parts), byKey(m.parts)]
  const keys = [...new Set([...bs.keys(), ...ts.keys(), ...ms.keys()])]
  const fields = keys.flatMap((key): MergeDifference[] => {
    const { section, label } = ts.get(key) ?? ms.get(key) ?? bs.get(key) ?? { section: 'Request' as const, label: key }
    const texts = [bs.get(key)?.text ?? null, ts.get(key)?.text ?? null, ms.get(key)?.text ?? null] as const
    return difference(key, section, label, texts, isMasked(mine, texts[2]) && texts[1] !== texts[2])
  })
  const lists = (Object.keys(LISTS) as ListKey[]).flatMap((key) =>
    chunksOf(key, b.lists[key], t.lists[key], m.lists[key]).flatMap((chunk): MergeDifference[] => {
      if (chunk.id === null) return []
      const text = (items: readonly Item[]) => (items.length === 0 ? null : items.map((item) => item.text).join('\n'))
      const names = [...new Set([...chunk.theirs, ...chunk.mine, ...chunk.base].map((item) => item.name))]
      const isLost = chunk.mine.some((item) => keptByTheirs(item, t.lists[key], mine) === null)
      return difference(chunk.id, LISTS[key].section, names.join(', '), [text(chunk.base), text(chunk.theirs), text(chunk.mine)], isLost)
    }),
  )
  return SECTIONS.flatMap((section) => [...fields, ...lists].filter((one) => one.section === section))
}

function difference(
  id: string,
  section: Section,
  label: string,
  [base, theirs, mine]: readonly [string | null, string | null, string | null],
  mineIsLost: boolean,
): MergeDifference[] {
  if (theirs === base && mine === base) return []
  const changedBy = theirs === mine ? 'same' : theirs === base ? 'mine' : mine === base ? 'theirs' : 'both'
  return [{ id, section, label, base, theirs, mine, changedBy, mineIsLost: mineIsLost && changedBy !== 'same' }]
}

/** What is taken without asking: what one side alone changed. A difference that both changed has no choice yet. */
export function firstChoices(differences: readonly MergeDifference[]): Choices {
  return Object.fromEntries(
    differences.flatMap(({ id, changedBy, mineIsLost }): [string, MergeSide][] =>
      changedBy === 'both' ? [] : [[id, changedBy === 'mine' && !mineIsLost ? 'mine' : 'theirs']],
    ),
  )
}

/**
 * The profile that the choices make, ready to be saved over `theirs`; what nothing was chosen for stays as `theirs` has it. Masked
 * values are asked back from the record that keeps theirs.
 */
export function mergedProfile(base: ComparedProfile, theirs: ComparedProfile, mine: ComparedProfile, choices: Choices): ComparedProfile {
  const [b, t, m] = [partsOf(base), partsOf(theirs), partsOf(mine)]
  let merged: ComparedProfile = theirs
  for (const key of new Set([...t.parts, ...m.parts].map((part) => part.key)))
    if (choices[key] === 'mine') merged = withValue(merged, key, m.parts.find((part) => part.key === key)?.value)
  for (const key of Object.keys(LISTS) as ListKey[]) {
    const chunks = chunksOf(key, b.lists[key], t.lists[key], m.lists[key])
    if (!chunks.some(({ id }) => id !== null && choices[id] === 'mine')) continue
    const items = chunks.flatMap(({ id, theirs: left, mine: right }) =>
      id !== null && choices[id] === 'mine'
        ? right.map((item) => keptByTheirs(item, t.lists[key], mine) ?? item.value)
        : left.map((item) => item.value),
    )
    merged = withValue(merged, key, items)
  }
  // The choice of a raw request brings or takes its octets; its lines then follow from them.
  return merged
}

/** The list cut where both sides agree with the base; chunks in which one differs have an id. */
function chunksOf(key: ListKey, base: readonly Item[], theirs: readonly Item[], mine: readonly Item[]): Chunk[] {
  const text = (items: readonly Item[]) => items.map((item) => item.text)
  const placeIn = (other: readonly Item[]) => {
    const places = new Map<number, number>()
    for (const { a, b } of align(text(base), text(other))) if (a !== null && b !== null) places.set(a, b)
    return places
  }
  const [inTheirs, inMine] = [placeIn(theirs), placeIn(mine)]
  const chunks: Chunk[] = []
  let [atBase, atTheirs, atMine] = [0, 0, 0]
  const cut = (toBase: number, toTheirs: number, toMine: number) => {
    const chunk = { base: base.slice(atBase, toBase), theirs: theirs.slice(atTheirs, toTheirs), mine: mine.slice(atMine, toMine) }
    if (chunk.base.length + chunk.theirs.length + chunk.mine.length > 0) chunks.push({ id: `${key}#${atBase}`, ...chunk })
  }
  for (let place = 0; place < base.length; place++) {
    const [left, right] = [inTheirs.get(place), inMine.get(place)]
    if (left === undefined || right === undefined) continue
    cut(place, left, right)
    chunks.push({ id: null, base: base.slice(place, place + 1), theirs: theirs.slice(left, left + 1), mine: mine.slice(right, right + 1) })
    ;[atBase, atTheirs, atMine] = [place + 1, left + 1, right + 1]
  }
  cut(base.length, theirs.length, mine.length)
  return chunks
}

/**
 * The value of an item of mine as it may stand in a save over theirs: a line whose secret the server keeps names the place of the same
 * masked line there; null where there is none.
 */
function keptByTheirs(item: Item, theirs: readonly Item[], mine: ComparedProfile): unknown {
  const entry = item.value as HeaderEntry // safe where it is a header: the list's own values; of frames only `kept` is looked for
  if (isPair(entry)) return entry
  if (entry.kept === undefined) return isMasked(mine, item.text) && !theirs.some(({ text }) => text === item.text) ? null : entry
  const text = entryText(entry)
  for (const { value } of theirs) {
    const other = value as HeaderEntry // safe: a list with `kept` in it is that of the header lines
    if (!isPair(other) && other.kept !== undefined && entryText(other) === text) return { ...entry, kept: other.kept }
  }
  return null
}

/** Whether a text of mine holds a value that only the server knows. */
function isMasked({ request }: ComparedProfile, text: string | null): boolean {
  return request.keptFrom !== undefined && text !== null && /\*{3,}/.test(text)
}

/** A copy with the value at a path such as `request.network.proxy`; undefined takes it out, and what is then empty with it. */
function withValue(profile: ComparedProfile, key: string, value: unknown): ComparedProfile {
  // Names of values may hold dots.
  const path = key.startsWith('request.variables.') ? ['request', 'variables', key.slice('request.variables.'.length)] : key.split('.')
  const [field = '', ...rest] = path
  if (rest.length > 0) return { ...profile, request: changed(profile.request, rest, value) as RequestDraft } // safe: values come from a draft's own parts
  return { ...profile, [field]: value ?? (field === 'tags' ? [] : '') }
}

function changed(holder: object | undefined, [first = '', ...rest]: readonly string[], value: unknown): object {
  const { [first]: inner, ...others } = (holder ?? {}) as Readonly<Record<string, unknown>> // safe: a plain object of a draft
  const next = rest.length === 0 ? value : changed(inner as object | undefined, rest, value)
  const isEmpty = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0)
  return isEmpty ? others : { ...others, [first]: next }
}
