import type { Diagnosis, Pack } from '../pack'
import { ownOrigin } from '../to-try'

const REFUSED = /^\{"type":"error","data":"Invalid Host\/Origin header"\}$/
const GREETING = /^\{"type":"(liveReload|hot)"\}$/

const host: Diagnosis = {
  id: 'webpack-dev-server/host-or-origin',
  rows: [],
  says: (look) =>
    look.sent('origin') === null
      ? 'webpack-dev-server takes no request without Origin, and said so after the 101'
      : `webpack-dev-server does not allow the Host ${look.sent('host') ?? ''} or the Origin ${look.sent('origin')}, and said so after the 101`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.message(0, REFUSED)],
  also: (look) => [look.weSent('origin'), look.weSentNo('origin'), look.weSent('host')],
  cause:
    'Against rebinding of names it compares the host of Origin and Host with the names it serves, opens the WebSocket all the same, sends this message and closes.',
  remedy: 'Send the Origin of its own page, or add the name to devServer.allowedHosts.',
  change: ownOrigin,
  source: 'measured on webpack-dev-server 5.2.7',
}

/** The development server of webpack; its WebSocket is that of ws, its pages those of Express. */
export const webpackDevServer: Pack = {
  id: 'webpack-dev-server',
  title: 'webpack-dev-server',
  role: 'origin',
  signals: { strong: [(look) => look.message(0, REFUSED), (look) => look.message(0, GREETING)], broad: [] },
  diagnoses: [host],
}
