import 'server-only'
import { open, seal } from './sealing'

const TEXT = new TextEncoder().encode('sockscope key check 1')
const placeOf = (installation: string) => ({ table: 'Installation', row: installation, field: 'keyCheck' })

/** A value that only `key` opens: it tells a wrong master key before anything is written with it. */
export function makeKeyCheck(key: Uint8Array, installation: string): Uint8Array<ArrayBuffer> {
  return seal(key, placeOf(installation), TEXT)
}

/** Whether `check` was made with `key` for this installation. */
export function passesKeyCheck(key: Uint8Array, installation: string, check: Uint8Array): boolean {
  const plain = open(key, placeOf(installation), check)
  return plain !== null && Buffer.compare(plain, TEXT) === 0
}
