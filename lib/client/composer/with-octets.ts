import { base64Encode } from '../../core/bytes/base64'
import { equal } from '../../core/bytes/find'
import { latin1Decode } from '../../core/bytes/latin1'
import type { HeaderLine } from '../../core/handshake/draft'
import type { Composer, Row } from './composer'
import { withRest } from './edit'
import { escaped, octetsOf, resourceOf, rowOctets } from './raw-octets'
import { takeApart } from './take-apart'

/**
 * The composer after its octets were edited in the raw view. Octets that lines can express become lines again: those that did not
 * change keep what was set on them, disabled ones stay where they were, and what came from the URL still does. Other octets are held as
 * they are, with the lines of before kept aside.
 */
export function withOctets(composer: Composer, octets: Uint8Array): Composer {
  if (equal(octets, octetsOf(composer))) return composer
  return asLines(composer, octets) ?? asRaw(composer, octets)
}

/** The draft held as octets, taken apart into lines; null where no lines give the same octets. */
export function asLines(composer: Composer, octets: Uint8Array): Composer | null {
  const literal = composer.rest.raw !== undefined && composer.rest.template !== true
  const text = literal ? escaped(octets) : octets
  const taken = takeApart(text)
  if (!taken.ok) return null
  const { parts } = taken
  const { rest } = composer
  const lines = withRest(
    { ...composer, ...rowsOf(composer, parts.lines) },
    {
      raw: undefined,
      template: undefined,
      method: parts.method === (rest.method ?? 'GET') ? rest.method : parts.method,
      target: parts.target === (rest.target ?? resourceOf(composer)) ? rest.target : parts.target,
      httpVersion: parts.version === (rest.httpVersion ?? '1.1') ? rest.httpVersion : parts.version,
      lineEnding: parts.ending === 'crlf' ? undefined : parts.ending,
      body: parts.body === '' ? undefined : parts.body,
    },
  )
  return equal(octetsOf(lines), text) ? lines : null
}

function asRaw(composer: Composer, octets: Uint8Array): Composer {
  const { raw, template } = composer.rest
  // Lines are templates as a rule: what they held to be filled in still is.
  const filledIn = raw === undefined ? latin1Decode(octets).includes('{{') : template === true
  return withRest(composer, { raw: base64Encode(octets), template: filledIn ? true : undefined })
}

/** Rows for new lines. An old row with the same octets is that row; what is left over is paired in order, as lines that were retyped. */
function rowsOf(composer: Composer, lines: readonly HeaderLine[]): Pick<Composer, 'rows' | 'nextId'> {
  const unused = new Set(composer.rows.filter((row) => row.enabled))
  const byOctets = new Map<string, Row[]>()
  for (const row of unused) byOctets.set(keyOf(row), [...(byOctets.get(keyOf(row)) ?? []), row])
  const same = lines.map((line) => {
    const row = byOctets.get(keyOf({ ...BLANK, ...line }))?.shift()
    if (row) unused.delete(row)
    return row
  })
  const retyped = [...unused]
  let nextId = composer.nextId
  const rows = lines.map((line, index): Row => {
    const kept = same[index]
    if (kept) return withEnding(kept, line.ending)
    const before = retyped.shift()
    return before ? { ...BLANK, id: before.id, secret: before.secret, ...line } : { ...BLANK, id: nextId++, ...line }
  })
  return { rows: withDisabled(composer.rows, rows), nextId }
}

const BLANK: Row = { id: 0, line: '', enabled: true, generated: false, secret: false }
const keyOf = (row: Row) => latin1Decode(rowOctets(row))

function withEnding({ ending: _ending, ...row }: Row, ending: Row['ending']): Row {
  return ending === undefined ? row : { ...row, ending }
}

/** Puts disabled rows back behind the row they stood behind. */
function withDisabled(before: readonly Row[], rows: readonly Row[]): Row[] {
  const result = [...rows]
  let behind: number | null = null
  for (const row of before) {
    if (!row.enabled) result.splice(behind === null ? 0 : result.findIndex(({ id }) => id === behind) + 1, 0, row)
    if (result.some(({ id }) => id === row.id)) behind = row.id
  }
  return result
}
