import 'server-only'
import { createHash } from 'node:crypto'
import type { AttemptRow } from '../attempt-row'
import type { AttemptFilters } from '../types'
import { durationSuffixes } from './durations'

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
  | 'workspaceId'
  | 'durationMs'
  | 'host'
  | 'outcome'
  | 'state'
  | 'status'
  | 'closeCode'
  | 'profileId'
  | 'product'
  | 'diagnoses'
  | 'createdById'
  | 'pinned'
  | 'durationMs'
>

/** The tokens of a row, one for each value it can be filtered by; of a cause also that of its pack. */
export function facetsOf(row: FacetRow): string {
  const causes = row.diagnoses === null ? [] : (JSON.parse(row.diagnoses) as string[]) // safe: only this store writes the column
  const withDuration = [
    token('workspace', row.workspaceId),
    ...(row.outcome === null ? [] : [token('outcome', row.outcome)]),
    ...(row.status === null ? [] : [token('status', row.status)]),
    ...new Set(causes.flatMap((id) => [id, id.split('/', 1)[0] ?? id]).map((id) => token('diagnosis', id))),
  ]
  const suffixes = durationSuffixes(row.durationMs)
  const tokens = [
    ...withDuration.flatMap((one) => [one, ...suffixes.map((suffix) => one + suffix)]),
    token('host', row.host),
    token('state', row.state),
    token('user', row.createdById),
    token('pinned', Number(row.pinned)),
    ...(row.closeCode === null ? [] : [token('closeCode', row.closeCode)]),
    ...(row.profileId === null ? [] : [token('profileId', row.profileId)]),
    ...(row.product === null ? [] : [productToken(row.product)]),
  ]
  return tokens.join(' ')
}

/** Filters that the index answers. */
export function hasFacets({
  host,
  outcome,
  state,
  status,
  closeCode,
  profileId,
  product,
  diagnosis,
  user,
  pinned,
}: AttemptFilters): boolean {
  return [host, outcome, state, status, closeCode, profileId, product, diagnosis, user, pinned].some((value) => value !== undefined)
}

/** Products by their names where these are known, which is cheaper than by how they begin. */
function productExpression(begins: string, products: readonly string[] | null): string {
  if (products === null || products.length === 0) return `"${productToken(begins)}" *`
  return `(${[...new Set(products.map((product) => `"${productToken(product)}"`))].join(' OR ')})`
}

/** `isAlone`: there is no other, so that it need not be asked for. `products`: those of the filter, null where they are not known. */
export type Workspace = { readonly workspaceId: string; readonly isAlone?: boolean; readonly products?: readonly string[] | null }

/**
 * The workspace and the filters the index answers, as an expression of FTS5 over one column. `suffixes`: only these durations, which stand
 * behind the tokens of some filters, and of the workspace: what few attempts have, few of them have at a duration.
 */
export function facetExpression(
  { workspaceId, isAlone = false, products = null }: Workspace,
  filters: AttemptFilters,
  column: string,
  suffixes: readonly string[] = [''],
): string {
  const { host, outcome, state, status, closeCode, profileId, product, diagnosis, user, pinned } = filters
  const of = (facet: Facet, values: readonly (string | number)[] | undefined, ends: readonly string[] = ['']) =>
    values === undefined ? [] : [`(${values.flatMap((value) => ends.map((end) => `"${token(facet, value)}${end}"`)).join(' OR ')})`]
  const one = (facet: Facet, value: string | number | undefined, ends?: readonly string[]) =>
    of(facet, value === undefined ? undefined : [value], ends)
  const narrowest = (['diagnosis', 'status', 'outcome'] as const).find((name) => filters[name] !== undefined) ?? 'workspace'
  const endsOf = (facet: typeof narrowest) => (facet === narrowest ? suffixes : [''])
  const all = [
    ...one('diagnosis', diagnosis, endsOf('diagnosis')),
    ...one('status', status, endsOf('status')),
    ...of('outcome', outcome, endsOf('outcome')),
    ...one('host', host),
    ...of('state', state),
    ...one('closeCode', closeCode),
    ...one('profileId', profileId),
    ...(product === undefined ? [] : [productExpression(product, products)]),
    ...one('user', user),
    ...one('pinned', pinned === undefined ? undefined : Number(pinned)),
    ...(isAlone && (narrowest !== 'workspace' || suffixes.includes('')) ? [] : one('workspace', workspaceId, endsOf('workspace'))),
  ]
  return all.length === 0 ? '' : `(${column} : (${all.join(' AND ')}))`
}
