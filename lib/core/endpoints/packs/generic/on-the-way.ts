import { changeLine, changeScheme } from '../../asked'
import type { Diagnosis } from '../../pack'
import { upgradeMissed } from '../../upgrade-missed'

/** Faults that frames have where something meddled with a compressed stream. */
const MANGLED: ReadonlySet<string> = new Set([
  'rsv1-not-agreed',
  'rsv1-on-continuation',
  'rsv1-on-control',
  'rsv2-set',
  'rsv3-set',
  'inflate-failed',
  'takeover-broken',
  'invalid-utf8',
  'utf8-cut',
])

/** Rule 132. */
export const deflateMangled: Diagnosis = {
  id: 'generic/compression-mangled',
  rows: ['132'],
  says: 'possibly something on the way, or the server, spoils compressed frames',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => {
    const faults = look.session?.violations.filter((violation) => MANGLED.has(violation)) ?? []
    const deflate = /permessage-deflate/i.test(look.header('sec-websocket-extensions') ?? '')
    const closed = look.oneOf(look.closedWith(1002), look.closedWith(1007))
    return deflate && (faults.length > 0 || closed)
      ? [
          look.has('sec-websocket-extensions'),
          look.oneOf(look.seen(`Frames that came have faults: ${faults.join(', ')}`, faults.length > 0), closed),
        ]
      : [null]
  },
  cause:
    'permessage-deflate was agreed on, and then frames could not be inflated, or the server could not inflate ours. A proxy that joins, splits or inspects messages does that, and so does a library that keeps its window where it must not.',
  remedy:
    'Try the same without compression: if that works, turn permessage-deflate off on the server, or take the proxy that inspects frames out of the way.',
  change: () => changeLine('Without permessage-deflate', 'Sec-WebSocket-Extensions', null),
  source: 'RFC 7692 §7.2; concluded, not measured',
}

/** Rule 133. */
export const proxyOnPort80: Diagnosis = {
  id: 'generic/transparent-proxy',
  rows: ['133'],
  says: 'possibly a proxy on the way, which nobody asked for, reads port 80 and drops the upgrade',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'network',
  when: (look) => {
    const { target } = look.artifacts
    const clear = target && !target.tls && target.port === 80
    const missed = clear ? upgradeMissed(look) : null
    return missed
      ? [missed, look.broad(look.oneOf(look.has('via'), look.has('x-cache'), look.has('proxy-connection'), look.has('x-squid-error')))]
      : [null]
  },
  cause:
    'Company networks, hotels and mobile networks pass port 80 through an HTTP proxy that knows no WebSocket. Over TLS it cannot look inside.',
  remedy: 'Use wss://: it passes such proxies untouched.',
  change: (look) => changeScheme(look, 'wss'),
  source: 'general experience; not measured',
}
