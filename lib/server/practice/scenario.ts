import 'server-only'
import type { ServerHttp2Stream } from 'node:http2'
import type { PracticePeer } from './peer'
import type { PracticeRequest } from './read-request'

/** One practice endpoint: a path that always behaves in the same instructive way. */
export type Scenario = {
  /** Such as `/echo`; `practice:/echo` in a draft. */
  readonly path: string
  readonly title: string
  /** One or two sentences: what happens, and what it teaches. */
  readonly teaches: string
  /** Field lines beside the standard ones that it wants to see; absent when the standard handshake does. */
  readonly headers?: ReadonlyArray<readonly [name: string, value: string]>
  /** Plays the answer; what it leaves open is closed by the peer's own bounds. */
  play(peer: PracticePeer, request: PracticeRequest): Promise<void> | void
  /** Plays the same on a stream of HTTP/2, where it is offered there too. */
  overHttp2?(stream: ServerHttp2Stream): void
}
