import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import type { Snippet } from '../../lib/core/endpoints/snippet'
import type { RequestDraft } from '../../lib/core/handshake/draft'
import type { AttemptView } from '../../lib/core/report/view'
import { startAttempt } from '../../lib/server/attempts/start'
import type { TestServer } from '../../lib/testing/session-kit'

/** Resolves once somebody listens there. */
export function listening(port: number): Promise<void> {
  return new Promise((resolve) => {
    const attempt = () => {
      const socket = net.connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve()
      })
      socket.once('error', () => setTimeout(attempt, 20))
    }
    attempt()
  })
}

/** An echo endpoint of `ws`. */
export async function echoEndpoint(): Promise<{ readonly port: number; close(): void }> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
    // Caddy 2.6 writes it an unmasked Close frame on a reload: without a listener that ends the process.
    socket.on('error', () => undefined)
  })
  await once(sockets, 'listening')
  const { port } = sockets.address() as net.AddressInfo // safe: it listens on TCP
  return { port, close: () => sockets.close() }
}

export type RealServer = { readonly folder: string; stop(): Promise<void> }

/** Starts a program of Debian with a folder of its own, and waits until it listens. */
export async function realServer(
  port: number,
  prepare: (folder: string) => readonly [program: string, ...args: string[]],
): Promise<RealServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-real-'))
  const [program, ...args] = prepare(folder)
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder })
  const exited = once(child, 'exit')
  await Promise.race([
    listening(port),
    exited.then(([status]) => {
      throw new Error(`${program} ended with status ${status} before it listened`)
    }),
  ])
  return {
    folder,
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes one attempt, looks at it once it is decided, and ends it. */
export async function attempt(server: TestServer, request: RequestDraft): Promise<AttemptView> {
  const session = startAttempt({ workspaceId: server.workspaceId, personId: server.personId }, { request })
  await session.whenDecided
  const view = session.view()
  session.abort()
  await session.whenEnded
  return view
}

/** Makes one attempt and waits until the other side ends it. */
export async function whole(server: TestServer, request: RequestDraft): Promise<AttemptView> {
  const session = startAttempt({ workspaceId: server.workspaceId, personId: server.personId }, { request })
  await session.whenEnded
  return session.view()
}

/** A snippet as it stands, with each of these texts of it replaced; each has to be there. */
export function adapted(snippet: Snippet, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the snippet ${snippet.id} has no ${from}`)
    return text.replaceAll(from, to)
  }, snippet.text)
}

/** Ids of the diagnoses, the surest first. */
export const diagnosed = (view: AttemptView) => view.diagnoses.map(({ id }) => id)

/** Ids of the rules that fail. */
export const failed = (view: AttemptView) => view.verdicts.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule)
