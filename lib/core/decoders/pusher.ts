import { named, stringOf } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

/** Channels of Pusher and those that speak its protocol: `data` is JSON inside of a JSON string. */
export const pusher = jsonMessages({
  id: 'pusher',
  title: 'Pusher',
  fits(head, { path }) {
    if (/"event"\s*:\s*"(?:pusher|pusher_internal|client-)/.test(head)) return 58
    return /^\/app\/[^/?]+\?.*\bprotocol=\d/.test(path ?? '') && /"event"\s*:/.test(head) ? 65 : 0
  },
  tell(members) {
    const [event, channel] = [named(members.get('event')), named(members.get('channel'))]
    if (event === null) return null
    const data = stringOf(members.get('data')) ?? members.get('data') ?? ''
    const code = event === 'pusher:error' ? (/"code"\s*:\s*(\d{4})/.exec(data)?.[1] ?? null) : null
    const socket = /"socket_id"\s*:\s*"([\d.]{1,40})"/.exec(data)?.[1]
    const more = code !== null ? ` ${code}` : socket !== undefined ? `, socket ${socket}` : ''
    return { summary: `${event}${channel === null ? '' : ` on ${channel}`}${more}`, fields: fieldsOf({ event, channel, code }) }
  },
})
