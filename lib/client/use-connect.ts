'use client'

import { useCallback, useRef, useState } from 'react'
import type { RequestDraft } from '../core/handshake/draft'
import { ApiProblem, api, errorText } from './api'
import { abortAttempt } from './attempt-actions'
import { sendable } from './lint-draft'
import { useAttemptEvents } from './use-attempt-events'

type ConnectOptions = {
  readonly draft: RequestDraft
  readonly profileId: string | undefined
  readonly environmentId: string | undefined
  /** The attempt whose result is shown; Stop stops it. */
  readonly shownId: string | null
  readonly onStarted: (id: string) => void
}

export type ConnectState = 'idle' | 'starting' | 'connecting' | 'open'

/** Starts an attempt with the draft, stops the one shown, and places what the server says is wrong with the draft. */
export function useConnect({ draft, profileId, environmentId, shownId, onStarted }: ConnectOptions) {
  const [starting, setStarting] = useState(false)
  const [refused, setRefused] = useState<{ readonly draft: RequestDraft; readonly error: unknown } | null>(null)
  const { attempt } = useAttemptEvents(shownId)

  // One press too many must not start a second attempt: Stop takes the place of Connect only once the server has answered.
  const busy = useRef(false)
  const start = useCallback(async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setStarting(true)
    setRefused(null)
    try {
      const { id } = await api<{ id: string }>('/api/attempts', {
        body: { request: sendable(draft), ...(profileId ? { profileId } : {}), ...(environmentId ? { environmentId } : {}) },
      })
      onStarted(id)
    } catch (error) {
      setRefused({ draft, error })
    } finally {
      busy.current = false
      setStarting(false)
    }
  }, [draft, profileId, environmentId, onStarted])
  const connect = useCallback(() => void start(), [start])
  const stop = useCallback(() => {
    if (shownId !== null) abortAttempt(shownId).catch((error: unknown) => setRefused({ draft, error }))
  }, [shownId, draft])

  // What was said of a draft holds until the draft changes.
  const error = refused?.draft === draft ? refused.error : null
  const errorAt = (path: string) => (error instanceof ApiProblem ? error.at(path) : undefined)
  const placed =
    error instanceof ApiProblem &&
    error.errors.some(({ path }) =>
      /^request\.(url|raw|headers\[|network|session|method|target|httpVersion|lineEnding|body|early|pacing)/.test(path),
    )
  return { connect, stop, state: stateOf(starting, attempt?.state), errorAt, problem: error === null || placed ? null : errorText(error) }
}

function stateOf(starting: boolean, state: string | undefined): ConnectState {
  if (starting) return 'starting'
  if (state === 'connecting') return 'connecting'
  return state === 'open' || state === 'closing' ? 'open' : 'idle'
}
