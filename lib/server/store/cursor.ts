import 'server-only'
import { InputError } from '../../core/errors/errors'

/** Where a page ended: the time and id of its last row. */
export type Cursor = { readonly at: Date; readonly id: string }

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url')
}

/** Throws InputError `bad-cursor` on anything writeCursor did not give. */
export function readCursor(text: string): Cursor {
  const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (ms === undefined || id === undefined)
    throw new InputError('bad-cursor', 'The cursor is not one this API gave', [
      { path: 'cursor', message: 'expected nextCursor of a list' },
    ])
  return { at: new Date(Number(ms)), id }
}
