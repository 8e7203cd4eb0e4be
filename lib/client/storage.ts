import { api } from './api'

export type Amount = { readonly attempts: number; readonly bytes: number }
export type HostAmount = Amount & { readonly host: string }
export type Backup = {
  readonly name: string
  readonly at: string
  readonly bytes: number
  readonly reason: 'asked' | 'migration' | 'restore' | 'unknown'
  readonly by: string | null
  readonly version: string | null
  readonly attempts: number | null
}
export type StorageOrder = {
  readonly id: string
  readonly kind: 'restore' | 'rebuild'
  readonly from: string
  readonly at: string
  readonly by: string
  readonly before: string
}
/** How much the data takes, octets, and what can be done about it; what was not counted in time is null. */
export type Storage = {
  readonly files: {
    readonly database: number
    readonly log: number
    readonly free: number
    readonly search: number
    readonly backups: number
    readonly disk: { readonly free: number; readonly total: number }
  }
  readonly kinds: { readonly facts: number; readonly views: number; readonly rest: number } | null
  readonly usage:
    | (Amount & {
        readonly pinned: Amount
        readonly oldest: string | null
        readonly newest: string | null
        readonly hosts: readonly HostAmount[]
        readonly otherHosts: Amount & { readonly hosts: number }
        readonly countedAt: string
      })
    | null
  readonly sessions: number
  readonly job: {
    readonly kind: 'backup' | 'compact' | 'restore'
    readonly startedAt: string
    readonly by: string
    readonly done: number
    readonly total: number
  } | null
  readonly compaction: { readonly by: 'steps' | 'rebuild'; readonly givesBack: number; readonly needs: number }
  readonly backups: readonly Backup[]
  readonly mostBackups: number
  readonly uploaded: number
  readonly waits: StorageOrder | null
  readonly lastRestore: StorageOrder | null
  readonly restartsItself: boolean
}

export type RetentionLimits = { readonly maxDays: number | null; readonly maxAttempts: number | null; readonly maxBytes: number | null }
export type RetentionRules = { readonly general: RetentionLimits; readonly hosts: readonly (RetentionLimits & { readonly host: string })[] }
export type RetentionRun = Amount & {
  readonly at: string
  readonly byAge: number
  readonly byAttempts: number
  readonly byBytes: number
}
export type Retention = {
  readonly rules: RetentionRules
  readonly on: boolean
  readonly rowBytes: number
  readonly lookedAt: string | null
  readonly runs: readonly RetentionRun[]
  readonly clock: { readonly aheadMs: number; readonly held: boolean; readonly believedInMs: number } | null
}
export type Removal = Omit<RetentionRun, 'at'> & { readonly oldest: string | null; readonly newest: string | null }
export type RetentionPreview = {
  readonly rules: readonly { readonly host: string | null; readonly kept: Amount; readonly removed: Removal }[]
  readonly removed: Removal
  readonly hosts: readonly HostAmount[]
  readonly otherHosts: Amount & { readonly hosts: number }
  readonly pinned: Amount
  readonly running: Amount
}
export type Restarts = 'now' | 'by-hand'

export const makeBackup = () => api<Backup>('/api/storage/backup', { method: 'POST' })
export const deleteBackup = (name: string) => api<void>(`/api/storage/backups/${name}`, { method: 'DELETE' })
export const backupPath = (name: string): string => `/api/storage/backups/${name}`
export const compact = (body: { endSessions?: boolean }) =>
  api<{ readonly givenBack: number; readonly restarts: 'no' | Restarts }>('/api/storage/compact', { body })
export const restore = (body: { backup: string | null; name?: string; endSessions: boolean }) =>
  api<{ readonly id: string; readonly restarts: Restarts; readonly attempts: number }>('/api/storage/restore', { body })
export const takeBackRestore = () => api<void>('/api/storage/restore', { method: 'DELETE' })
export const previewRetention = (rules: RetentionRules) => api<RetentionPreview>('/api/storage/retention/preview', { body: { rules } })
export const setRetention = (rules: RetentionRules) => api<Retention>('/api/storage/retention', { method: 'PUT', body: { rules } })
export const confirmClock = () => api<Retention>('/api/storage/retention/clock', { method: 'POST' })
