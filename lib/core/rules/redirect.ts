import type { Artifacts } from '../artifacts/artifacts'
import type { Place } from '../bytes/span'
import type { Target } from '../handshake/draft'
import { isRedirect, locationUrl } from '../handshake/location'
import { field, short, valuePlaces } from './fields'

/** Where a redirect leads: its WebSocket URL, whole and cut for a sentence, and the place of its Location. */
export type RedirectTarget = { readonly url: string; readonly shown: string; readonly target: Target; readonly at: readonly Place[] }

/** Where an answer leads; null when it is no redirect, or its Location is absent, repeated or leads nowhere a WebSocket can go. */
export function redirectTarget({ response, url, target }: Pick<Artifacts, 'response' | 'url' | 'target'>): RedirectTarget | null {
  const lines = field(response, 'location').filter((line) => line.value !== '')
  const [line] = lines
  if (!line || lines.length > 1 || !isRedirect(response.start.status)) return null
  const leads = locationUrl(line.value, { url, target })
  return leads.read.ok ? { url: leads.url, shown: short(leads.url), target: leads.read.target, at: valuePlaces('response', lines) } : null
}

/** An answer that leads to `location`, for examples. */
export const to = (location: string): string[] => ['HTTP/1.1 302 Found', `Location: ${location}`]
