import type { LadderRow } from '../../changes/ladder-row'
import { direct } from './direct'
import { foreignOrigin } from './foreign-origin'
import { http10 } from './http-1-0'
import { otherAddress } from './other-address'
import { plainGet } from './plain-get'
import { sameOrigin } from './same-origin'
import { trailingSlash } from './trailing-slash'
import { version8 } from './version-8'
import { withoutCredentialsRow } from './without-credentials'
import { withoutExtensions } from './without-extensions'
import { withoutKey } from './without-key'
import { withoutOrigin } from './without-origin'
import { withoutSni } from './without-sni'
import { withoutSubprotocols } from './without-subprotocols'

/** The changes of a ladder in the order they are tried: what most often is the reason comes first, and what sends no credentials early. */
export const ROWS: readonly LadderRow[] = [
  sameOrigin,
  withoutOrigin,
  withoutCredentialsRow,
  foreignOrigin,
  withoutSubprotocols,
  withoutExtensions,
  trailingSlash,
  direct,
  otherAddress,
  withoutSni,
  version8,
  withoutKey,
  plainGet,
  http10,
]
