import { describe, expect, it } from 'vitest'
import { seenIn } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { RECORDINGS } from '../../../testing/recordings'
import { diagnose } from '../diagnose'
import type { Pack } from '../pack'
import { actix } from './actix'
import { aiohttp } from './aiohttp'
import { aspNet } from './asp-net'
import { axum } from './axum'
import { bandit } from './bandit'
import { coder } from './coder'
import { cowboy } from './cowboy'
import { daphne } from './daphne'
import { goHttp } from './go-http'
import { gorilla } from './gorilla'
import { jetty } from './jetty'
import { libwebsockets } from './libwebsockets'
import { netty } from './netty'
import { pythonWebsockets } from './python-websockets'
import { spring } from './spring'
import { tomcat } from './tomcat'
import { tornado } from './tornado'
import { tungstenite } from './tungstenite'
import { tyrus } from './tyrus'
import { undertow } from './undertow'
import { uvicorn } from './uvicorn'
import { vertx } from './vertx'
import { websocketpp } from './websocketpp'
import { xNet } from './x-net'

const SERVERS: readonly Pack[] = [
  ...[gorilla, coder, xNet, goHttp, pythonWebsockets, aiohttp, tornado, daphne, uvicorn, tomcat, jetty, netty, cowboy, websocketpp],
  ...[libwebsockets, spring, undertow, tyrus, vertx, aspNet, axum, actix, tungstenite, bandit],
]

/** The names of recordings of each server, by how they begin. */
const RECORDED: readonly (readonly [name: RegExp, packs: readonly string[]])[] = [
  [/^(captures\/)?gorilla/, ['gorilla', 'go-http']],
  [/^coder/, ['coder', 'go-http']],
  [/^websocketd/, ['gorilla', 'go-http']],
  [/^go-|^caddy-[\d.]+\/(no-host|bad-header)/, ['go-http']],
  [/^x-net/, ['x-net', 'go-http']],
  [/^(python-websockets|captures\/py-websockets)/, ['python-websockets']],
  [/^(captures\/)?aiohttp/, ['aiohttp']],
  [/^(captures\/)?tornado|^(nginx|apache|haproxy|varnish)-[\d.]+\/.*tornado/, ['tornado']],
  [/^daphne/, ['daphne']],
  [/^(captures\/)?uvicorn/, ['uvicorn', 'python-websockets']],
  [/^tomcat10/, ['tomcat']],
  [/^jetty9/, ['jetty']],
  [/^netty4/, ['netty']],
  [/^cowboy2|^(apache|nginx|rabbitmq|phoenix)[^/]*\/.*(cowboy|rabbit)|^rabbitmq/, ['cowboy']],
  [/^(captures\/)?websocketpp/, ['websocketpp']],
  [/^libwebsockets/, ['libwebsockets']],
  [/-[\d.]+\/.*gorilla/, ['gorilla']],
]

const answers = RECORDINGS.filter(({ failed }) => failed === null).map(({ name }) => {
  const { answeredBy } = diagnose(seenIn(recorded(name)), SERVERS)
  return { name, sure: answeredBy !== null && answeredBy.confidence !== 'possible' ? answeredBy.pack : null }
})
const expected = (name: string) => RECORDED.find(([pattern]) => pattern.test(name))?.[1] ?? []

describe('server libraries and frameworks, over every recording there is', () => {
  it('are never recognised where another one was recorded', () => {
    const wrong = answers.filter(({ name, sure }) => sure !== null && !expected(name).includes(sure))
    expect(wrong.map(({ name, sure }) => `${name} is not ${sure}`)).toEqual([])
  })

  it.each([
    ['aiohttp/', 1],
    ['daphne/', 1],
    ['jetty9/', 1],
    ['tornado/', 1],
    ['websocketpp-0.8.2/', 1],
    ['cowboy2/', 1],
    ['uvicorn/', 1],
    // Its 101 is what a reverse proxy written in Go makes of any.
    ['coder/', 0.5],
    ['tomcat10/', 0.9],
    ['libwebsockets4.1/', 0.8],
    // Its 101 is what many write: only its refusals show who it is.
    ['gorilla-main/', 0.4],
  ])('know %s by at least this share of its answers: %s', (server, share) => {
    const own = answers.filter(({ name }) => name.startsWith(server))
    expect(own.filter(({ sure }) => sure !== null).length / own.length).toBeGreaterThanOrEqual(share)
  })
})
