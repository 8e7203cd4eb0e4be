import 'server-only'
import { createHash } from 'node:crypto'
import type { AttemptRow } from '../attempt-row'
import type { AttemptFilters } from '../types'

/** Octets of a value that stand in its token; of longer ones a hash does. */
const MOST_OCTETS = 48

/** Filters that the index answers, each with the letter its tokens begin with. */
const LETTERS = {
  workspace: 'w',
  host: 'h',
  outcome: 'o',
  state: 's',
  status: 'c',
  closeCode: 'k',
  profileId: 'f',
  product: 'p',
  diagnosis: 'd',
  user: 'u',
  pinned: 'n',
} as const
type Facet = keyof typeof LETTERS

/** One word of letters and digits for a value, so that the tokenizer leaves it whole. */
function token(facet: Facet, value: string | number | boolean): string {
  const octets = Buffer.from(String(value))
  const whole = octets.length <= MOST_OCTETS ? octets : createHash('sha256').update(octets).digest()
  return `z${LETTERS[facet]}${whole.toString('hex')}`
}

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
/** Products are found by how they begin: their tokens are cut, never hashed. */
const productToken = (product: string) =>
  token('product', Buffer.from(lower(product)).subarray(0, MOST_OCTETS).toString('latin1')).slice(0, 2 + 2 * MOST_OCTETS)

export type FacetRow = Pick<
  AttemptRow,
  'workspaceId' | 'host' | 'outcome' | 'state' | 'status' | 'closeCode' | 'profileId' | 'product' | 'diagnoses' | 'createdById' | 'pinned'
>

/** The tokens of a row, one for each value it can be filtered by; of a cause also that of its pack. */
export function facetsOf(row: FacetRow): string {
  const causes = row.diagnoses === null ? [] : (JSON.parse(row.diagnoses) as string[]) // safe: only this store writes the column
  const tokens = [
    token('workspace', row.workspaceId),
    token('host', row.host),
    token('state', row.state),
    token('user', row.createdById),
    token('pinned', Number(row.pinned)),
    ...(row.outcome === null ? [] : [token('outcome', row.outcome)]),
    ...(row.status === null ? [] : [token('status', row.status)]),
    ...(row.closeCode === null ? [] : [token('closeCode', row.closeCode)]),
    ...(row.profileId === null ? [] : [token('profileId', row.profileId)]),
    ...(row.product === null ? [] : [productToken(row.product)]),
    ...new Set(causes.flatMap((id) => [id, id.split('/', 1)[0] ?? id]).map((id) => token('diagnosis', id))),
  ]
  return tokens.join(' ')
}

/**
 * The filters the index answers, as an expression of FTS5 over one column; null where there is none beside the workspace.
 * Times and durations are not among them.
 */
export function facetExpression(workspaceId: string, filters: AttemptFilters, column: string): string | null {
  const { host, outcome, state, status, closeCode, profileId, product, diagnosis, user, pinned } = filters
  const of = (facet: Facet, values: readonly (string | number)[] | undefined) =>
    values === undefined ? [] : [`(${values.map((value) => `"${token(facet, value)}"`).join(' OR ')})`]
  const one = (facet: Facet, value: string | number | undefined) => of(facet, value === undefined ? undefined : [value])
  const asked = [
    ...one('host', host),
    ...of('outcome', outcome),
    ...of('state', state),
    ...one('status', status),
    ...one('closeCode', closeCode),
    ...one('profileId', profileId),
    ...(product === undefined ? [] : [`"${productToken(product)}" *`]),
    ...one('diagnosis', diagnosis),
    ...one('user', user),
    ...one('pinned', pinned === undefined ? undefined : Number(pinned)),
  ]
  const all = [...asked, ...one('workspace', workspaceId)]
  return asked.length === 0 ? null : `(${column} : (${all.join(' AND ')}))`
}

/** The expression of the workspace alone, for searches without a filter. */
export const workspaceExpression = (workspaceId: string, column: string) => `(${column} : "${token('workspace', workspaceId)}")`
