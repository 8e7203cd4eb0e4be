import 'server-only'
import { InputError } from '../../core/errors/errors'
import type { AttemptSort } from './types'

/** Where a page ended: the id of its last row, and its time (milliseconds) or, by duration, that; null where it has none. */
export type ListCursor = { readonly sort: AttemptSort; readonly value: number | null; readonly id: string }

const FORM = /^(newest|oldest|longest|shortest) (-?\d{1,15}(?:\.\d{1,20})?(?:e-\d{1,3})?|none) ([0-9a-f-]{36})$/

export function writeListCursor({ sort, value, id }: ListCursor): string {
  return Buffer.from(`${sort} ${value ?? 'none'} ${id}`).toString('base64url')
}

/** Throws InputError `bad-cursor` on anything writeListCursor did not give for this sort. */
export function readListCursor(text: string, sort: AttemptSort): ListCursor {
  const [, of, value, id] = FORM.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (of === undefined || id === undefined) throw badCursor('The cursor is not one this API gave', 'expected nextCursor of a list')
  if (of !== sort)
    throw badCursor(
      `The cursor belongs to a list sorted by ${of}, and this one is sorted by ${sort}`,
      `expected a cursor of ${sort}, or sort=${of}`,
    )
  return { sort, value: value === 'none' ? null : Number(value), id }
}

const badCursor = (detail: string, message: string) => new InputError('bad-cursor', detail, [{ path: 'cursor', message }])
