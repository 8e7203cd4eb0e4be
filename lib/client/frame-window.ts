import type { FrameView } from '../core/report/view'
import { api, withQuery } from './api'

/** How what is searched for is written. */
export type SearchMode = 'text' | 'regex' | 'hex'

export type FrameFilter = {
  readonly direction: string
  readonly opcode: string
  readonly violations: boolean
  readonly q: string
  readonly mode: SearchMode
  /** Octets of a payload, `10-200`, `10-` or `-200`; empty: any. */
  readonly size: string
  /** Id of a decoder, alone or with a field: `socket-io event=chat`. */
  readonly decoder: string
}
export const NO_FILTER: FrameFilter = { direction: '', opcode: '', violations: false, q: '', mode: 'text', size: '', decoder: '' }

export const isFiltering = (filter: FrameFilter): boolean =>
  filter.direction !== '' || filter.opcode !== '' || filter.violations || filter.q !== '' || filter.size !== '' || filter.decoder !== ''

/** What a range of sizes means, or null where it cannot be read. */
export function sizeRange(text: string): { readonly minLength?: number; readonly maxLength?: number } | null {
  const [, low, dash, high] = /^\s*(\d{0,15})\s*(-?)\s*(\d{0,15})\s*$/.exec(text) ?? []
  if (low === undefined || (low === '' && high === '')) return text.trim() === '' ? {} : null
  if (dash === '') return { minLength: Number(low), maxLength: Number(low) }
  return { ...(low === '' ? {} : { minLength: Number(low) }), ...(high === '' ? {} : { maxLength: Number(high) }) }
}

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

const PARAMETERS: Readonly<Record<SearchMode, string>> = { text: 'q', regex: 'regex', hex: 'hex' }

/** Frames from number `from` on that fit the filter. */
export function fetchFrames(id: string, from: number, filter: FrameFilter, signal?: AbortSignal): Promise<FrameWindow> {
  const query = {
    from,
    limit: PAGE,
    maxPayload: LIST_PAYLOAD,
    direction: filter.direction,
    opcode: filter.opcode,
    [PARAMETERS[filter.mode]]: filter.q || undefined,
    violations: filter.violations || undefined,
    decoder: filter.decoder || undefined,
    ...sizeRange(filter.size),
  }
  return api<FrameWindow>(path(id), { query, ...(signal ? { signal } : {}) })
}

/** One frame with as much of its payload as there is, or is asked for; null when there is no such frame. */
export async function fetchFrame(id: string, n: number, signal?: AbortSignal, maxPayload = INSPECTOR_PAYLOAD): Promise<FrameView | null> {
  const window = await api<FrameWindow>(withQuery(path(id), { from: n, limit: 1, maxPayload }), signal ? { signal } : {})
  const frame = window.items[0]
  return frame?.n === n ? frame : null
}

/** Number of the first frame at a time or later, milliseconds since the attempt began; null where there is none. */
export async function frameAt(id: string, since: number): Promise<number | null> {
  let from: number | null = 1
  while (from !== null) {
    const window: FrameWindow = await api<FrameWindow>(path(id), { query: { from, limit: 1, maxPayload: 0, since } })
    const first = window.items[0]
    if (first !== undefined) return first.n
    from = window.nextFrom
  }
  return null
}

/** Where all frames of an attempt are to be had as a file, which the browser saves. */
export const exportAddress = (id: string, format: string): string => `/api/attempts/${encodeURIComponent(id)}/export?format=${format}`
