import type { FrameView } from '../core/report/view'
import { api, withQuery } from './api'

export type FrameFilter = { readonly direction: string; readonly opcode: string; readonly violations: boolean; readonly q: string }
export const NO_FILTER: FrameFilter = { direction: '', opcode: '', violations: false, q: '' }

export const isFiltering = (filter: FrameFilter): boolean =>
  filter.direction !== '' || filter.opcode !== '' || filter.violations || filter.q !== ''

/** A window of frames: `matched` is null while not all frames were looked at, which happened up to `scannedTo`. */
export type FrameWindow = {
  readonly items: readonly FrameView[]
  readonly total: number
  readonly matched: number | null
  readonly scannedTo: number
  readonly nextFrom: number | null
}

/** Frames a page asks for at a time. */
export const PAGE = 200
/** Octets of payload that come with a frame of a list; the inspector asks for more. */
export const LIST_PAYLOAD = 4_096
export const INSPECTOR_PAYLOAD = 1_048_576

const path = (id: string) => `/api/attempts/${encodeURIComponent(id)}/frames`

/** Frames from number `from` on that fit the filter. */
export function fetchFrames(id: string, from: number, filter: FrameFilter, signal?: AbortSignal): Promise<FrameWindow> {
  const query = {
    from,
    limit: PAGE,
    maxPayload: LIST_PAYLOAD,
    direction: filter.direction,
    opcode: filter.opcode,
    q: filter.q,
    violations: filter.violations || undefined,
  }
  return api<FrameWindow>(path(id), { query, ...(signal ? { signal } : {}) })
}

/** One frame with as much of its payload as there is; null when there is no such frame. */
export async function fetchFrame(id: string, n: number, signal?: AbortSignal): Promise<FrameView | null> {
  const window = await api<FrameWindow>(withQuery(path(id), { from: n, limit: 1, maxPayload: INSPECTOR_PAYLOAD }), signal ? { signal } : {})
  const frame = window.items[0]
  return frame?.n === n ? frame : null
}
