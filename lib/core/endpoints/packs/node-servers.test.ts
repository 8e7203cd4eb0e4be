import { describe, expect, it } from 'vitest'
import { observed, RECORDINGS } from '../../../testing/recordings'
import { diagnose } from '../diagnose'
import { PACKS } from '.'

/** Recorded servers of Node by the begin of their name, and the packs that may say they wrote an answer of it. */
const MADE_OF: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:captures\/)?ws\b/, ['ws', 'node']],
  [/^(?:captures\/)?websocket-(?:npm|node)/, ['websocket-node', 'node']],
  [/^(?:captures\/)?faye/, ['faye', 'node']],
  [/^fastify/, ['fastify', 'ws', 'node']],
  [/^(?:captures\/)?express/, ['express']],
  [/^(?:captures\/)?socketio/, ['engine-io', 'ws']],
  [/^(?:captures\/)?sockjs/, ['sockjs', 'faye']],
  [/^graphql-ws/, ['graphql', 'ws']],
  [/^hocuspocus/, ['hocuspocus', 'ws']],
  [/^y-websocket/, ['y-websocket', 'ws', 'node']],
  [/^aedes/, ['mqtt', 'ws', 'node']],
  [/^node-h2/, []],
  [/^(vite|webpack-dev-server|primus|hapi-nes)/, ['vite', 'webpack-dev-server', 'express', 'ws', 'node']],
  [/^socket\.io-2/, ['engine-io', 'ws', 'node']],
  // websocket-driver of Ruby has the words of that of Node.
  [/^puma-[\d.]+-(faye|cable)/, ['faye', 'puma', 'action-cable']],
]
const OURS = new Set(MADE_OF.flatMap(([, packs]) => packs))
const ANSWERS = RECORDINGS.map((recording) => ({ name: recording.name, ...diagnose(observed(recording), PACKS) }))
const madeOf = (name: string) => MADE_OF.find(([begin]) => begin.test(name))?.[1] ?? null

describe('servers of Node', () => {
  it('are taken for what they are made of, or for nothing', () => {
    const wrong = ANSWERS.filter(({ name, answeredBy }) => answeredBy && madeOf(name) && !madeOf(name)?.includes(answeredBy.pack))
    expect(wrong.map(({ name, answeredBy }) => `${name}: ${answeredBy?.pack}`)).toEqual([])
  })

  it('are seen in the answer of no other server', () => {
    // HAProxy stood in front of ws there, and passed its words on.
    const others = ANSWERS.filter(({ name }) => madeOf(name) === null && !/haproxy|nginx|apache|caddy|varnish|squid|lighttpd/.test(name))
    const wrong = others.filter(({ answeredBy }) => answeredBy && OURS.has(answeredBy.pack) && answeredBy.confidence !== 'possible')
    expect(wrong.map(({ name, answeredBy }) => `${name}: ${answeredBy?.pack}`)).toEqual([])
  })

  it('have no sure cause of another product', () => {
    const wrong = ANSWERS.flatMap(({ name, findings }) => {
      const packs = madeOf(name)
      if (packs === null) return []
      const known = new Set([...packs, 'generic', 'endings', 'private-codes'])
      return findings.filter(({ pack, confidence }) => confidence !== 'possible' && !known.has(pack)).map(({ id }) => `${name}: ${id}`)
    })
    expect(wrong).toEqual([])
  })

  it('name a sure cause for each refusal of theirs that says one', () => {
    const told = ANSWERS.filter(({ name }) =>
      /^(?:ws-echo|fastify-ws|faye-websocket|socketio|sockjs-raw|graphql-ws|hocuspocus|aedes-mqtt)\/(?:c_version12|d_missing_key|k_short_key)$/.test(
        name,
      ),
    )
    // A short key is taken by faye-websocket, and so by SockJS.
    const silent = told.filter(({ findings }) => !findings.some(({ confidence }) => confidence === 'certain'))
    expect(silent.map(({ name }) => name)).toEqual(['faye-websocket/k_short_key', 'sockjs-raw/k_short_key'])
  })
})
