import 'server-only'
import { statSync } from 'node:fs'
import path from 'node:path'
import { LimitError } from '@/lib/core/errors/errors'
import { databaseFile } from '@/lib/server/store/client'
import { type DiskSpace, diskSpace } from '@/lib/server/store/disk-space'

/** The folder in which the open database lies. */
export const dataFolder = (): string => path.dirname(databaseFile())

/** Octets of a file; 0 where there is none. */
export function fileBytes(file: string): number {
  return statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })?.size ?? 0
}

/** So much stays free for running sessions, octets. */
export const SPACE_LEFT = 67_108_864

/** Throws LimitError `disk-space` where the disk has not room for `needed` octets and what sessions still write. */
export function assertSpace(what: string, needed: number, { free }: DiskSpace = diskSpace(dataFolder())): void {
  if (free - SPACE_LEFT >= needed) return
  throw new LimitError(
    'disk-space',
    `${what} needs ${megabytes(needed + SPACE_LEFT)} MB and the disk has ${megabytes(free)} MB free: delete copies that are not needed, or make room`,
  )
}

const megabytes = (octets: number) => Math.ceil(octets / 1_000_000).toLocaleString('en')
