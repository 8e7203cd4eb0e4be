import 'server-only'
import { forgetSingleton, singleton } from '../platform/singleton'

const NAME = 'master-key'

/** Keeps the master key for this process; called once at the start. */
export function setMasterKey(key: Uint8Array): void {
  forgetSingleton(NAME)
  singleton(NAME, () => key)
}

/** The master key of this process. Throws where the start has not loaded it. */
export function masterKey(): Uint8Array {
  return singleton<Uint8Array>(NAME, () => {
    throw new Error('the master key is not loaded')
  })
}
