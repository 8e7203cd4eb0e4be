import { quoted } from '../../../spec/words'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

const HTTP = /^HTTP\/\d\.\d \d{3}[^\r\n]{0,200}/
const HTML = /^\s{0,64}<(!doctype|html|head|body|title|h1|p|div|pre)\b/i

/** The status line, and what follows the head where that came too. */
function httpText(look: Look): string {
  const line = HTTP.exec(look.after)?.[0] ?? ''
  const body = look.after.split('\r\n\r\n')[1]?.trim() ?? ''
  return body === '' ? quoted(line) : `${quoted(line)} with the text ${quoted(body)}`
}

/** Rule 013. */
export const httpAfterUpgrade: Diagnosis = {
  id: 'generic/http-after-upgrade',
  rows: ['013'],
  says: (look) => `after its 101 the server wrote an HTTP answer into the connection, ${httpText(look)}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.afterIs(HTTP)],
  cause:
    'Two parts of the server answered the same request: one switched to WebSocket, another then refused it by HTTP. As frames the text has a reserved bit set: clients say so (ws: WS_ERR_UNEXPECTED_RSV_1) and report 1006.',
  remedy: 'Read the text: it is the real reason. Let only one part of the server handle the upgrade of this path.',
  source: 'measured on Socket.IO 4.8.4 (EIO=3) and ws 8.23.0',
}

/** Rule 014. */
export const htmlAfterUpgrade: Diagnosis = {
  id: 'generic/html-after-upgrade',
  rows: ['014'],
  says: (look) => `after the 101 came a piece of HTML instead of frames, ${quoted(look.after.trim().slice(0, 80))}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => [look.afterIs(HTML)],
  cause:
    'Something on the way wrote its error page into a connection that was upgraded already, mostly a proxy whose backend failed. As frames the text has reserved bits set.',
  remedy: 'Read the page, and look into the log of the proxy at this time: its connection to the server failed after the 101.',
  source: 'measured on a scripted endpoint behind ws 8.23.0 clients',
}
