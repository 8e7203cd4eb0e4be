import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields } from '../to-try'

const CAUGHT = /^Puma caught this error: ([^\n]{1,200})/
const caught = (look: Look) => (look.status === 500 ? look.bodyHas(CAUGHT) : null)

const failed: Diagnosis = {
  id: 'puma/application-failed',
  rows: [],
  says: (look) => {
    const lack = lackOf(look)
    const error = CAUGHT.exec(look.body)?.[1]?.trim() ?? 'an error'
    return `the application failed with "${error}"${lack === null ? '' : `, and of what we sent, ${lack}`}`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [caught(look)],
  also: (look) => [look.broad(look.seen(`Of what we sent, ${lackOf(look)}`, lackOf(look) !== null))],
  cause:
    'Outside production Puma answers an exception nobody handled with its text and where it was raised. websocket-driver fails so on a handshake without a key or without Host.',
  remedy: (look) =>
    lackOf(look) === null
      ? 'Look at the first line of the trace that is not of a library. Run with RACK_ENV=production where others see it.'
      : 'Send the standard opening handshake. Run with RACK_ENV=production where others see the trace.',
  change: standardFields,
  source: 'measured on Puma 5.6.5 with faye-websocket 0.11 and Action Cable 6.1.7',
}

export const puma: Pack = {
  id: 'puma',
  title: 'Puma (Ruby)',
  role: 'origin',
  signals: { strong: [caught], broad: [] },
  diagnoses: [failed],
}
