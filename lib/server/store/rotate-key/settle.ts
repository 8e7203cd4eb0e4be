import 'server-only'
import { passesKeyCheck } from '../../secrets/key-check'
import { settleKeyFile } from '../../secrets/key-file'
import { type KeySource, keyFileOf, readKeyFile } from '../../secrets/master-key'
import type { Installation } from '../installation'

/** Brings a change of the key file that was cut off to its end, or takes it back: whichever the check value in the database says. */
export function settleKeyChange(source: KeySource, { uid, keyCheck }: Installation): void {
  if (source.secretKey !== null) return
  settleKeyFile(keyFileOf(source, uid), (file) => {
    const read = readKeyFile(file)
    return read.ok && passesKeyCheck(read.key, uid, keyCheck)
  })
}
