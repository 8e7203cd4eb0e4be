import 'server-only'

/** Wakes everybody who waits. */
export type Signal = {
  raise(): void
  /** Resolves at the next raise, after `waitMs`, or on abort. */
  wait(waitMs: number, abort: AbortSignal): Promise<void>
}

/** A signal; raising it costs next to nothing while nobody waits. */
export function createSignal(): Signal {
  const waiting = new Set<() => void>()
  return {
    raise() {
      if (waiting.size === 0) return
      for (const wake of [...waiting]) wake()
    },
    wait: (waitMs, abort) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          abort.removeEventListener('abort', wake)
          resolve()
        }
        const timer = setTimeout(wake, waitMs)
        waiting.add(wake)
        abort.addEventListener('abort', wake)
        if (abort.aborted) wake()
      }),
  }
}
