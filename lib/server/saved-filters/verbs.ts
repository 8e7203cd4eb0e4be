import 'server-only'
import type { z } from 'zod'
import { PolicyError } from '@/lib/core/errors/errors'
import type { savedFilterBody } from '@/lib/server/api/schemas/saved-filter'
import type { SignedIn } from '@/lib/server/auth/caller'
import {
  changeSavedFilter,
  createSavedFilter,
  deleteSavedFilter,
  listSavedFilters,
  readSavedFilter,
  type SavedFilterInput,
  type SavedFilterRecord,
} from '@/lib/server/store/saved-filters/saved-filters'

type Body = z.output<typeof savedFilterBody>
/** A saved filter, and whether the caller saved it. */
export type SavedFilterView = Omit<SavedFilterRecord, 'createdById'> & { readonly mine: boolean }

const viewOf = ({ personId }: SignedIn, { createdById, ...saved }: SavedFilterRecord): SavedFilterView => ({
  ...saved,
  mine: createdById === personId,
})

const text = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(',') : String(value)

/** Values as they stand in a query; those that narrow nothing are left out. */
function inputOf({ name, filter, sort }: Body): SavedFilterInput {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return { name, sort, filter: Object.fromEntries(given.map(([key, value]) => [key, text(value)])) }
}

export const allSavedFilters = (caller: SignedIn) => ({
  items: listSavedFilters(caller.workspaceId).map((saved) => viewOf(caller, saved)),
})

/** Throws ConflictError `name-taken`, LimitError. */
export const saveFilter = (caller: SignedIn, body: Body): SavedFilterView =>
  viewOf(caller, createSavedFilter(caller.workspaceId, caller.personId, inputOf(body)))

/** Who saved it changes it, or an owner. Throws NotFoundError, PolicyError, ConflictError `name-taken`. */
export function changeFilter(caller: SignedIn, id: string, body: Body): SavedFilterView {
  assertTheirs(caller, id)
  return viewOf(caller, changeSavedFilter(caller.workspaceId, id, inputOf(body)))
}

/** Who saved it removes it, or an owner. Throws NotFoundError, PolicyError. */
export function removeFilter(caller: SignedIn, id: string): void {
  assertTheirs(caller, id)
  deleteSavedFilter(id)
}

function assertTheirs(caller: SignedIn, id: string): void {
  const { createdById, createdBy } = readSavedFilter(caller.workspaceId, id)
  if (caller.role !== 'owner' && createdById !== caller.personId)
    throw new PolicyError('not-yours', `${createdBy} saved this filter: only they, or an owner, can change or delete it`)
}
