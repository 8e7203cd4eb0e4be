import type { Look, Seen } from '../../look'

/** The last line of every page nginx writes itself; with `server_tokens off` without the version. */
const FOOTER = /<hr><center>(?:nginx|openresty)(?:\/\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)?[^<]{0,40}<\/center>/

/** nginx's own page. */
export const ownPage = (look: Look): Seen | null => look.bodyHas(FOOTER)

/** nginx names itself in Server, in its own answers and in those it passes on. */
export const serverIsNginx = (look: Look): Seen | null => look.has('server', /^(?:nginx|openresty)\b/i)

/** nginx's own page for a status; cheap where the status is another. */
export const pageFor = (look: Look, ...statuses: number[]): readonly (Seen | null)[] =>
  look.status !== null && statuses.includes(look.status) ? [look.isStatus(...statuses), ownPage(look)] : [null]
