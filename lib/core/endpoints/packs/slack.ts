import type { Pack } from '../pack'

const DISCONNECT = /^\{(?=.{0,300}"type":"disconnect")(?=.{0,300}"reason":"(warning|refresh_requested|link_disabled|too_many_websockets)")/
const REASON = /"reason":"([a-z_]{1,40})"/

/** Slack in Socket Mode. */
export const slack: Pack = {
  id: 'slack',
  title: 'Slack Socket Mode',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.seen(`The host is ${look.artifacts.target?.host ?? ''}`, /(^|\.)slack\.com$/.test(look.artifacts.target?.host ?? '')),
    ],
    broad: [],
  },
  diagnoses: [
    {
      id: 'slack/disconnect',
      rows: ['D-Slack'],
      says: (look) =>
        `possibly Slack announced the end of this connection: ${REASON.exec(look.session?.lastReceived?.text ?? '')?.[1] ?? 'a disconnect message came'}`,
      confidence: 'possible',
      basis: 'unverified',
      layer: 'application',
      when: (look) => [look.anyMessage(DISCONNECT)],
      cause:
        'Connections in Socket Mode are renewed: Slack sends a disconnect message with a reason some seconds before it closes. link_disabled means that Socket Mode was turned off for the app.',
      remedy: 'Ask apps.connections.open for a new URL, and open it before the old connection ends.',
      source: 'Slack API documentation as remembered, not read again',
    },
  ],
}
