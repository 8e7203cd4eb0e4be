import type { Target } from '../handshake/draft'
import { parseTarget } from '../handshake/target'
import type { ReporterMeta } from './meta'
import type { Story } from './story'

/** Where the newest connection of an attempt leads: what was asked for, the before step that is going on, or what the redirect named that was followed last. */
export function placeOf(story: Story, meta: ReporterMeta): { readonly url: string; readonly target: Target | null } {
  if (story.step !== null) {
    const read = parseTarget(story.step.url.replace(/^http(?=s?:)/i, 'ws'))
    return { url: story.step.url, target: read.ok ? read.target : null }
  }
  if (story.redirect === null) return { url: meta.url, target: meta.target }
  const read = parseTarget(story.redirect.url)
  return { url: story.redirect.url, target: read.ok ? read.target : null }
}
