import 'server-only'
import { statfsSync } from 'node:fs'

export type DiskSpace = { readonly free: number; readonly total: number }

/** Octets of the disk that a folder lies on, and how many of them this user may still write. */
export function diskSpace(folder: string): DiskSpace {
  const { bavail, blocks, bsize } = statfsSync(/*turbopackIgnore: true*/ folder)
  return { free: bavail * bsize, total: blocks * bsize }
}
