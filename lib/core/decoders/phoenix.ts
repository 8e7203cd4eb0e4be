import { named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

const V2 = /^\s*\[\s*(?:null|"[^"]{0,40}")\s*,\s*(?:null|"[^"]{0,40}")\s*,\s*"[^"]{0,200}"\s*,\s*"/
const V1 = /^\s*\{(?=[^{}]{0,400}"topic"\s*:)(?=[^{}]{0,400}"event"\s*:)/
const EVENTS: Readonly<Record<string, string>> = {
  phx_join: 'joins',
  phx_leave: 'leaves',
  phx_reply: 'reply',
  phx_error: 'the channel crashed',
  phx_close: 'the channel was closed',
  heartbeat: 'heartbeat',
}

/** Channels of Phoenix: version 2 is an array (join_ref, ref, topic, event, payload), version 1 an object. */
export const phoenix = jsonMessages({
  id: 'phoenix',
  title: 'Phoenix channel',
  fits(head, { path }) {
    const hinted = /[?&]vsn=[12]\.\d/.test(path ?? '')
    if (V2.test(head)) return hinted ? 70 : 40
    return V1.test(head) ? (hinted ? 70 : 32) : 0
  },
  tell(members, _context, kind) {
    const [joinRef, ref, topic, event] = (kind === '[' ? ['0', '1', '2', '3'] : ['join_ref', 'ref', 'topic', 'event']).map((name) =>
      filled(members.get(name)),
    )
    if (!topic || !event) return null
    const status = /"status"\s*:\s*"(\w{1,20})"/.exec(members.get(kind === '[' ? '4' : 'payload') ?? '')?.[1]
    const meaning = EVENTS[event]
    const words = `${meaning === undefined || meaning === event ? event : `${event} (${meaning})`} on ${topic}`
    const answered = event === 'phx_reply' && status !== undefined ? `: ${status}` : ''
    return {
      summary: `${words}${answered}${ref ? `, ref ${ref}` : ''}`,
      fields: fieldsOf({ event, topic, ref: ref ?? null, join_ref: joinRef ?? null }),
    }
  },
})

const filled = (raw: string | undefined) => (raw === 'null' ? null : named(raw))
