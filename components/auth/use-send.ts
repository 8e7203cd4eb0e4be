import { useState } from 'react'
import { ApiProblem, errorText } from '@/lib/client/api'

/** Sends a form: whether it is on its way, and what the server said of it as a whole and of a field. */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const at = (path: string) => (error instanceof ApiProblem ? error.at(path) : undefined)
  const told = error instanceof ApiProblem && error.errors.length > 0
  const send = async (run: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await run()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const done = () => setBusy(false)
  return { busy, send, done, errorAt: at, problem: error === null || told ? null : errorText(error) }
}
