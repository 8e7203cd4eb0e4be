import { parseTarget } from '@/lib/core/handshake/target'
import type { AttemptView } from '@/lib/core/report/view'

/** Where the newest connection leads: what was asked for, or what the redirect named that was followed last. */
export function newestTarget({ target, redirects }: Pick<AttemptView, 'target' | 'redirects'>): {
  readonly url: string
  readonly host: string
  readonly port: number
} {
  const url = redirects.findLast((redirect) => redirect.followed)?.url
  if (!url) return target
  const read = parseTarget(url)
  return read.ok ? { url, host: read.target.host, port: read.target.port } : { url, host: target.host, port: target.port }
}

/** The port that was dialled there: that of `connectTo` as long as no redirect led to another origin. */
export function dialledPort(view: Pick<AttemptView, 'target' | 'redirects' | 'draft'>): number {
  const given = /:(\d{1,5})$/.exec(view.draft.network?.connectTo ?? '')?.[1]
  const stayed = view.redirects.every((redirect) => !redirect.followed || redirect.sameOrigin)
  return given !== undefined && stayed ? Number(given) : newestTarget(view).port
}
