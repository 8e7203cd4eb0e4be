import 'server-only'
import { statement } from './client'
import type { DerivedColumns, DerivedUpdate } from './types'

const COLUMNS: { readonly [Name in keyof DerivedColumns]: true } = {
  state: true,
  outcome: true,
  status: true,
  summary: true,
  url: true,
  host: true,
  port: true,
  tls: true,
  address: true,
  failurePhase: true,
  failureCode: true,
  closeCode: true,
  closeHow: true,
  product: true,
  endedAt: true,
  durationMs: true,
  headMs: true,
  startedMs: true,
  resolveMs: true,
  connectMs: true,
  proxyMs: true,
  tlsMs: true,
  http2Ms: true,
  sentMs: true,
  firstByteMs: true,
  framesSent: true,
  framesReceived: true,
  bytesSent: true,
  bytesReceived: true,
  rulesVersion: true,
  failedRules: true,
  diagnoses: true,
  rejudged: true,
}

function stored(name: keyof DerivedColumns, value: DerivedUpdate[keyof DerivedUpdate]) {
  if (name === 'endedAt' && typeof value === 'string') return new Date(value).getTime()
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'boolean' ? Number(value) : value
}

/** Writes what was computed anew from an attempt's facts; columns that are absent or undefined stay. */
export function updateAttempt(workspaceId: string, id: string, columns: DerivedUpdate): void {
  // Only names of this table reach the statement, whatever the caller gave.
  const given = (Object.keys(COLUMNS) as (keyof DerivedColumns)[]).filter((name) => columns[name] !== undefined)
  if (given.length === 0) return
  const sql = `UPDATE Attempt SET ${given.map((name) => `${name} = ?`).join(', ')} WHERE id = ? AND workspaceId = ?`
  statement(sql).run(...given.map((name) => stored(name, columns[name])), id, workspaceId)
}
