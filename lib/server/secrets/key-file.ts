import 'server-only'
import { chmodSync, closeSync, constants, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Beside a key file while its key is changed: the key to come, and the key before. */
const comingOf = (file: string) => `${file}.new`
const keptOf = (file: string) => `${file}.old`

/** Writes a key as 64 hex digits into a file of 0600 that must not exist yet, and waits until the disk has it. */
export function writeKeyFile(file: string, key: Uint8Array): void {
  const handle = openSync(/*turbopackIgnore: true*/ file, 'wx', 0o600)
  try {
    writeSync(handle, `${Buffer.from(key).toString('hex')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(/*turbopackIgnore: true*/ file, 0o600)
}

/** The two steps by which the key in a file is changed; at each moment the key that opens the database lies in one of the files. */
export type KeyChange = {
  /** Puts the new key in the place of the old one, which is kept beside it. */
  put(): void
  /** Forgets the old key: the database no longer needs it. */
  done(): void
}

/** Writes the key to come beside `file`, so that what may fail fails before anything is changed. Throws errors of the file system. */
export function beginKeyChange(file: string, key: Uint8Array): KeyChange {
  remove(comingOf(file))
  writeKeyFile(comingOf(file), key)
  return {
    put() {
      copyFileSync(/*turbopackIgnore: true*/ file, keptOf(file), constants.COPYFILE_EXCL)
      chmodSync(/*turbopackIgnore: true*/ keptOf(file), 0o600)
      onDisk(keptOf(file))
      renameSync(/*turbopackIgnore: true*/ comingOf(file), file)
      onDisk(path.dirname(file))
    },
    done: () => remove(keptOf(file)),
  }
}

/**
 * Mends what a change of the key left behind that was cut off: where `file` does not open the database and the key kept beside it does,
 * that one is put back; what is not needed any more is removed. What cannot be told is left as it is.
 */
export function settleKeyFile(file: string, opens: (file: string) => boolean): void {
  const left = [keptOf(file), comingOf(file)].some((beside) => existsSync(/*turbopackIgnore: true*/ beside))
  if (!left) return
  try {
    if (!opens(file)) {
      if (!existsSync(/*turbopackIgnore: true*/ keptOf(file)) || !opens(keptOf(file))) return
      renameSync(/*turbopackIgnore: true*/ keptOf(file), file)
    }
    remove(keptOf(file))
    remove(comingOf(file))
  } catch {
    // A folder that cannot be written to keeps them; the start goes on with `file`, or says that it is the wrong key.
  }
}

function remove(file: string): void {
  rmSync(/*turbopackIgnore: true*/ file, { force: true })
}

function onDisk(place: string): void {
  const handle = openSync(/*turbopackIgnore: true*/ place, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
