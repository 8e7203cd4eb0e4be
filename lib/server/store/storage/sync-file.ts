import 'server-only'
import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Has the system write a file, or the entries of a folder, to the disk before anything else relies on it. */
export function syncFile(file: string): void {
  const handle = openSync(/*turbopackIgnore: true*/ file, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    // Folders cannot be synchronised everywhere; their entries then are as sure as the system makes them.
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL' && (error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  } finally {
    closeSync(handle)
  }
}
