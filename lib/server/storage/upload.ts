import 'server-only'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { ConflictError } from '@/lib/core/errors/errors'
import { removeDatabase, restorePlace } from '@/lib/server/store/storage/copies'
import { assertSpace, dataFolder, fileBytes } from './data-folder'
import { runningStorageJob } from './storage-job'

const uploadFile = () => restorePlace(dataFolder()).upload

/** Octets of the copy that is being uploaded so far. */
export const uploadedBytes = (): number => fileBytes(uploadFile())

/**
 * Takes the next piece of a copy, from the place `at`; one at 0 begins anew. Gives how much is there. Throws ConflictError `upload-gap`
 * where a piece does not follow the last, LimitError `disk-space`.
 */
export function takeUpload({ at, data }: { readonly at: number; readonly data: Uint8Array }): { readonly received: number } {
  const file = uploadFile()
  if (runningStorageJob()?.kind === 'restore') throw new ConflictError('storage-busy', 'What was uploaded is being checked: wait for that')
  assertSpace('The upload', data.length)
  mkdirSync(/*turbopackIgnore: true*/ restorePlace(dataFolder()).folder, { recursive: true, mode: 0o700 })
  if (at === 0) {
    dropUpload()
    writeFileSync(/*turbopackIgnore: true*/ file, data, { mode: 0o600 })
  } else {
    const there = uploadedBytes()
    if (there !== at)
      throw new ConflictError('upload-gap', `The piece begins at ${at} and ${there} octets are there: upload the copy from its beginning`)
    appendFileSync(/*turbopackIgnore: true*/ file, data)
  }
  return { received: at + data.length }
}

/** Drops what was uploaded. */
export const dropUpload = (): void => removeDatabase(uploadFile())
