import type { Composer } from '@/lib/client/composer/composer'
import type { BeforeStep } from '@/lib/core/handshake/before-step'

export type BeforeProps = {
  steps: readonly BeforeStep[] | undefined
  /** The handshake's, for steps to start from. */
  url: string
  /** Whether the handshake sends the cookies of the steps. */
  cookies: boolean
  errorAt: (path: string) => string | undefined
  onChange: (steps: readonly BeforeStep[] | undefined, key: string) => void
  onCookies: (on: boolean) => void
  /** Whether the cookies are kept for later attempts. */
  keepCookies: boolean
  onKeepCookies: (on: boolean) => void
  onStart: (change: (composer: Composer) => Composer) => void
}
