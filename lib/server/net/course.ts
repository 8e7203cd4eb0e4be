import 'server-only'
import type { Phase } from '../../core/transcript/failure'
import type { Timeouts } from '../../core/transcript/limits'
import type { Emit } from './emit'
import type { Ending } from './ending'

/** The body of a refusal may take so many times as long as its head: an endpoint that drips octets is never silent. */
const BODY_PATIENCE = 4

/** Why reading may be asked to stop. */
export type HoldReason = 'caller' | 'queue'

/** What a course does to its transport, a connection or a stream of HTTP/2. */
type Transport = {
  pause(): void
  resume(): void
  /** Ends our side after what was written. */
  endOurs(): void
  destroy(): void
}

type Plan = {
  readonly timeouts: Timeouts
  readonly emit: Emit
  now(): number
  /** Called once, after the last fact. */
  ended(): void
  /** What of an ending is a failure, though an answer had come. Time limits always are. */
  readonly isFailure: (ending: Ending) => boolean
  /** What the request waits for, and what ends with our end, for a sentence. */
  readonly words: { readonly answer: string; readonly side: string }
  readonly transport: Transport
}

export type Course = {
  readonly over: boolean
  /** We have ended our side. */
  readonly ending: boolean
  readonly answered: boolean
  /** Reading is asked to stop. */
  readonly held: boolean
  /** An octet went or came. */
  touch(): void
  /** Tells how it ended, once: the failure if it is one, then the end. */
  finish(ending: Ending): void
  /** The request is with the kernel, once. */
  written(octets: number): void
  /** No fact from here on, and no word to the caller. */
  forget(): void
  headComplete(upgraded: boolean): void
  end(): void
  hold(reason: HoldReason, held: boolean): void
}

/** The course of a conversation from writing the request to its end: its phase, its time limits, and its last facts. */
export function createCourse({ timeouts, emit, now, ended, isFailure, words, transport }: Plan): Course {
  let phase: Phase = 'request'
  let over = false
  let written = false
  let ending = false
  let answered = false
  let refused = false
  let timer: NodeJS.Timeout | undefined
  let bodyTimer: NodeJS.Timeout | undefined
  let lastActivity = now()
  const held = new Set<HoldReason>()

  function finish(end: Ending): void {
    if (over) return
    over = true
    stopWaiting()
    const { by, how, detail, code, alert } = end
    if (code !== undefined && (!answered || code.endsWith('-timeout') || isFailure(end)))
      emit({ kind: 'failed', phase, code, detail: detail ?? '', ...(alert === undefined ? {} : { alert }) })
    emit({ kind: 'ended', by, how, phase, ...(detail === undefined ? {} : { detail }) })
    ended()
  }

  function stopWaiting(): void {
    clearTimeout(timer)
    clearTimeout(bodyTimer)
  }

  function timeOut(code: 'response-timeout' | 'idle-timeout' | 'closing-timeout', detail: string): void {
    finish({ by: 'us', how: 'timeout', code, detail })
    transport.destroy()
  }

  function limit(ms: number, expired: () => void): void {
    clearTimeout(timer)
    timer = ms > 0 && !over ? setTimeout(expired, ms) : undefined
  }

  function watchIdle(ms: number, wait = ms): void {
    limit(wait, () => {
      // Silence we asked for is not the endpoint's.
      const left = held.size > 0 ? ms : lastActivity + ms - now()
      if (left > 1) watchIdle(ms, left)
      else timeOut('idle-timeout', `no octet in either direction for ${ms} ms`)
    })
  }

  function watchBody(): void {
    const ms = timeouts.response * BODY_PATIENCE
    if (ms === 0) return
    bodyTimer = setTimeout(() => timeOut('response-timeout', `the body was not whole within ${ms} ms`), ms)
  }

  limit(timeouts.response, () => timeOut('response-timeout', `the request could not be written within ${timeouts.response} ms`))

  return {
    get over() {
      return over
    },
    get ending() {
      return ending
    },
    get answered() {
      return answered
    },
    get held() {
      return held.size > 0
    },
    touch() {
      lastActivity = now()
    },
    finish,
    written(octets) {
      if (over || written) return
      written = true
      emit({ kind: 'reached', phase: 'request', data: { bytes: octets } })
      if (phase !== 'request') return
      phase = 'response'
      limit(timeouts.response, () => timeOut('response-timeout', `no ${words.answer} within ${timeouts.response} ms`))
    },
    forget() {
      over = true
      stopWaiting()
    },
    headComplete(upgraded) {
      if (over || answered) return
      answered = true
      refused = !upgraded
      if (ending) return
      phase = upgraded ? 'open' : 'response'
      lastActivity = now()
      if (refused) watchBody()
      watchIdle(timeouts.idle || (upgraded ? 0 : timeouts.response))
    },
    end() {
      if (over || ending) return
      ending = true
      clearTimeout(bodyTimer)
      phase = 'closing'
      limit(timeouts.closing, () => {
        const detail = `the endpoint did not end its side${words.side} within ${timeouts.closing} ms`
        if (!refused) return timeOut('closing-timeout', detail)
        // A refusal was read whole: that the endpoint keeps the connection for a next request (RFC 9112 §9.3) is no failure.
        finish({ by: 'us', how: 'fin', detail })
        transport.destroy()
      })
      transport.endOurs()
    },
    hold(reason, hold) {
      const before = held.size > 0
      if (hold) held.add(reason)
      else held.delete(reason)
      const after = held.size > 0
      if (over || before === after) return
      if (after) transport.pause()
      else transport.resume()
      emit({ kind: 'pressure', paused: after })
    },
  }
}
