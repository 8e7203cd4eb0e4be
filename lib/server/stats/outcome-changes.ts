import 'server-only'

/** What is compared of an attempt. */
export type EndpointAttempt = {
  readonly id: string
  readonly at: number
  readonly outcome: string
  readonly status: number | null
  readonly host: string
  readonly url: string
  readonly profileId: string | null
}
/** An endpoint whose newest outcome is another than before: `before` is the last of the old kind, `after` the first of the new. */
export type OutcomeChange = { readonly before: EndpointAttempt; readonly after: EndpointAttempt }

/** The attempts of one endpoint since its outcome is what it is, or since when it was another. */
type Run = { first: EndpointAttempt; before: EndpointAttempt | null }

/**
 * Finds which endpoints, a URL by itself or with a profile, changed their outcome: told attempts newest first, of which it remembers
 * the first `most` endpoints.
 */
export function outcomeChanges(most: number) {
  const runs = new Map<string, Run>()
  let full = false
  return {
    push(attempt: EndpointAttempt): void {
      // An attempt that was stopped here says nothing of the endpoint.
      if (attempt.outcome === 'aborted') return
      const key = attempt.profileId === null ? attempt.url : `${attempt.profileId} ${attempt.url}`
      const run = runs.get(key)
      if (run === undefined) {
        full ||= runs.size >= most
        if (!full) runs.set(key, { first: attempt, before: null })
      } else if (run.before !== null) return
      else if (sameOutcome(run.first, attempt)) run.first = attempt
      else run.before = attempt
    },
    /** Whether there were more endpoints than it remembers. */
    full: () => full,
    /** The newest change first. */
    changes(): OutcomeChange[] {
      const changed: OutcomeChange[] = []
      for (const { first, before } of runs.values()) if (before !== null) changed.push({ before, after: first })
      return changed.sort((a, b) => b.after.at - a.after.at)
    },
  }
}

/** Another status is another outcome only where the status is what refused. */
const sameOutcome = (a: EndpointAttempt, b: EndpointAttempt) =>
  a.outcome === b.outcome && (a.outcome !== 'refused' || a.status === b.status)
