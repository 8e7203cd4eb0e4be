import { type Recipe, withQuery } from '../../core/before/recipes'
import { type Composer, fieldName } from './composer'
import { withLines, withRest } from './edit'

/** The composer with a recipe's step at the end, and with what its handshake then holds: parameters of the URL, and lines that are not there yet. */
export function withRecipe(composer: Composer, { step, query, lines = [] }: Recipe): Composer {
  const known = new Set(composer.rows.map((row) => fieldName(row.line)))
  const added = lines.filter((line) => !known.has(fieldName(line)))
  const last = composer.rows.at(-1)?.id ?? null
  const next = added.length === 0 || composer.rest.raw !== undefined ? composer : withLines(composer, last, added)
  const stepped = withRest(next, { before: [...(composer.rest.before ?? []), step] })
  return query === undefined ? stepped : { ...stepped, url: withQuery(composer.url, query) }
}
