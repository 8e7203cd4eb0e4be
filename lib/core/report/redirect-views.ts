import { redirectOf } from '../handshake/redirect'
import { linesNamed } from '../http1/list-field'
import { MOST_REDIRECTS } from '../transcript/limits'
import { toldView } from './masked-head'
import type { ReporterMeta } from './meta'
import { placeOf } from './place'
import type { FollowedRedirect, Story } from './story'
import type { HeadView, RedirectView } from './view'

/** Redirects that were followed, oldest first, and the one the newest answer holds. Heads are made once each. */
export function redirectViews(): (followed: readonly FollowedRedirect[], story: Story, meta: ReporterMeta) => RedirectView[] {
  const heads = new WeakMap<object, HeadView>()
  function once(told: NonNullable<Story['request'] | Story['response']> | null, meta: ReporterMeta): HeadView | null {
    if (told === null) return null
    const view = heads.get(told) ?? toldView(told, meta.redactor)
    heads.set(told, view)
    return view
  }

  return (followed, story, meta) => {
    const views = followed.map(({ request, response, address, fact }): RedirectView => {
      const status = response?.head.start.status ?? fact.status
      const location = response ? (linesNamed(response.head, 'location')[0]?.value ?? '') : ''
      return {
        status,
        location: meta.redactor.url(location),
        url: meta.redactor.url(fact.url),
        sameOrigin: fact.sameOrigin,
        followed: true,
        dropped: fact.dropped,
        reason: null,
        request: once(request, meta),
        response: once(response, meta),
        address,
      }
    })
    const open = openRedirect(story, meta, followed.length)
    return open ? [...views, open] : views
  }
}

function openRedirect(story: Story, meta: ReporterMeta, followed: number): RedirectView | null {
  const { target, url } = placeOf(story, meta)
  if (story.response === null || target === null) return null
  // Names of what would be left behind are the same in the masked draft.
  const found = redirectOf(meta.draft, { url, target }, story.response.head)
  if (found === null) return null
  const most = followed >= MOST_REDIRECTS ? `${MOST_REDIRECTS} redirects were followed, and one attempt follows no more` : null
  return {
    status: found.status,
    location: meta.redactor.url(found.location ?? ''),
    url: found.ok ? meta.redactor.url(found.url) : null,
    sameOrigin: found.ok && found.sameOrigin,
    followed: false,
    dropped: found.ok ? found.dropped : [],
    reason: found.ok ? most : meta.redactor.text(found.reason),
    request: null,
    response: null,
    address: null,
  }
}
