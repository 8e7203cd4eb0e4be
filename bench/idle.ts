import { WebSocketServer } from 'ws'
import type { AttemptView } from '../lib/core/report/view'
import { collectedMemory, serverOf } from './collected-memory'
import { post } from './flood'
import { residentMemory } from './process-memory'
import { serve, withDataFolder } from './server'
import type { Row } from './stats'

/** Opened at once. */
const SIDE_BY_SIDE = 20

/** Sessions that are open and silent, in one process: what each of them takes. */
export async function benchIdle(sessions: number): Promise<Row[]> {
  const endpoint = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => endpoint.once('listening', resolve))
  const { port } = endpoint.address() as { port: number }
  let row: Row | null = null
  await withDataFolder((folder) =>
    serve(folder, async ({ address, pid }) => {
      const open = async () => {
        const { id } = await post<AttemptView>(address, '/api/attempts?wait=verdict', { request: { url: `ws://127.0.0.1:${port}/` } })
        return id
      }
      // What the first sessions load and compile belongs to none of them.
      const warm = Math.min(200, sessions >> 1)
      const openMany = async (count: number) => {
        for (let at = 0; at < count; at += SIDE_BY_SIDE) await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, count - at) }, open))
      }
      await openMany(warm)
      const settle = () => new Promise((resolve) => setTimeout(resolve, 6_000))
      await settle()
      const server = serverOf(pid)
      const [before, resident] = [await collectedMemory(server), residentMemory(pid)]
      await openMany(sessions - warm)
      await settle()
      const more = Math.max(1, sessions - warm)
      const each = ((await collectedMemory(server)) - before) / more / 1024
      const grown = (residentMemory(pid) - resident) / more / 1024
      const { openSessions } = (await (await fetch(`${address}/api/health`)).json()) as { openSessions: number }
      row = {
        what: `${sessions.toLocaleString('en')} idle sessions open at once in one process`,
        measured: `${each.toFixed(1)} KiB each of heap and buffers (${grown.toFixed(1)} KiB resident), ${openSessions.toLocaleString('en')} open`,
        against: '',
        goal: '≤ 60 KiB each',
        holds: each <= 60 && openSessions >= sessions,
      }
    }),
  )
  endpoint.close()
  return row === null ? [] : [row]
}
