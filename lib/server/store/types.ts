import type { ObserverCheckpoint } from '../../core/connection/observe'
import type { RequestDraft } from '../../core/handshake/draft'
import type { AttemptRow } from '../../core/report/attempt-row'
import type { AttemptOutcome, AttemptState, RejudgedView } from '../../core/report/view'
import type { Fact } from '../../core/transcript/fact'
import type { Match } from './search/parts'

/**
 * What the store's verbs take and give. Times are `Date`, ids are UUIDv7 strings, bytes are `Uint8Array`.
 * Every verb takes the workspace it acts in: a row of another workspace is not found.
 */

/** An attempt about to be made. Both drafts are the draft as used; only `draft`, the masked one, is ever shown. */
export type NewAttempt = {
  readonly workspaceId: string
  readonly createdById: string
  readonly profileId?: string | null
  readonly repeatOf?: string | null
  readonly draft: RequestDraft
  readonly exactDraft: RequestDraft
  /** Masked. */
  readonly url: string
  readonly host: string
  readonly port: number | null
  readonly tls: boolean
  readonly rulesVersion?: string
  /** SHA-256 of the Sec-WebSocket-Key that is sent first; null where there is none. */
  readonly keyHash?: Uint8Array | null
}

/** The attempt as created; `dataKey` (32 octets) opens its facts and stays in this process. */
export type CreatedAttempt = { readonly id: string; readonly createdAt: Date; readonly dataKey: Uint8Array }

/** The columns of an attempt that are computed from its facts, and may be computed again at any time. */
export type DerivedColumns = Omit<AttemptRow, 'endedAt' | 'failedRules' | 'diagnoses'> & {
  readonly endedAt: Date | null
  /** null where an earlier version wrote the row. */
  readonly failedRules: readonly string[] | null
  /** Ids; null where an earlier version wrote the row. */
  readonly diagnoses: readonly string[] | null
  readonly rejudged: RejudgedView | null
}

/** Derived columns to write, as `core/report/attempt-row` gives them: `endedAt` may be ISO 8601. */
export type DerivedUpdate = Partial<
  Omit<DerivedColumns, 'state' | 'outcome' | 'endedAt'> & {
    readonly state: string
    readonly outcome: string | null
    readonly endedAt: Date | string | null
  }
>

/** What people write on an attempt after it was made. */
export type Annotation = { readonly name?: string | null; readonly note?: string | null; readonly pinned?: boolean }

/** One row of the history. */
export type AttemptSummary = Omit<DerivedColumns, 'failedRules' | 'diagnoses'> & {
  /** Ids of the causes that are certain or likely; empty where an earlier version wrote the row. */
  readonly diagnoses: readonly string[]
  readonly id: string
  readonly createdAt: Date
  readonly createdById: string
  readonly profileId: string | null
  readonly repeatOf: string | null
  readonly name: string | null
  readonly note: string | null
  readonly pinned: boolean
  /** Octets its facts take in the database. */
  readonly factBytes: number
  /** When a file of exported history brought it; null where it was made here. */
  readonly importedAt: Date | null
}

/** One attempt with its masked draft. */
export type AttemptRecord = Omit<AttemptSummary, 'diagnoses'> &
  Pick<DerivedColumns, 'failedRules' | 'diagnoses'> & { readonly workspaceId: string; readonly draft: RequestDraft }

/** What only this process may see of an attempt. `exactDraft` is the draft as used, secrets included. */
export type AttemptSecrets = { readonly dataKey: Uint8Array; readonly exactDraft: RequestDraft }

/** Filters of the history; all that are given must hold. */
export type AttemptFilters = {
  /** Words anywhere in the attempt; each must be there (`search/words.ts`). */
  readonly q?: string
  readonly host?: string
  readonly outcome?: readonly AttemptOutcome[]
  readonly state?: readonly AttemptState[]
  readonly status?: number
  readonly closeCode?: number
  readonly profileId?: string
  /** Inclusive. */
  readonly from?: Date
  /** Exclusive. */
  readonly to?: Date
  readonly minMs?: number
  readonly maxMs?: number
  /** How the name begins; ASCII case is ignored. */
  readonly product?: string
  /** The id of a cause, or of its pack. */
  readonly diagnosis?: string
  /** A person's id. */
  readonly user?: string
  readonly pinned?: boolean
}

/** By time, or by duration: attempts without one come last. */
export type AttemptSort = 'newest' | 'oldest' | 'longest' | 'shortest'

/** What a search looked at; all of it is about the installation, not about the page. */
export type SearchReport = {
  /** Attempts the index has not read yet, which are found by URL, name, note, summary and product only; at most 10,000. */
  readonly pending: number
  readonly pendingIsExact: boolean
  /** What is searched, in a sentence. */
  readonly covers: string
  /** Why nothing was searched, in a sentence; null where something was. */
  readonly problem: string | null
}
/** `match`: where the words were found; null without a search, and where the place cannot be told. */
export type AttemptPage = Page<AttemptSummary & { readonly match: Match | null }> & { readonly search: SearchReport | null }

/** `total` is exact up to 10,000; `totalIsExact` is false where there are more. */
export type Page<Item> = {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
  readonly total: number
  readonly totalIsExact: boolean
}

/** Where one fact stands among the frames, known once the observer has taken it. */
export type FactMark = {
  /** Number of the first frame that begins in this fact; where none does, of the next one that will. */
  readonly firstFrame: number
  /** How many frames begin in it. */
  readonly frameCount: number
  /** Gives the readers' state after this fact; called only when a segment ends here. */
  readonly checkpoint?: () => ObserverCheckpoint | null
}

/** Writes the facts of one attempt, in order, at most 250 ms behind. */
export type Recorder = {
  append(fact: Fact, mark: FactMark): void
  /** Resolves when everything appended so far is in the database. */
  flush(): Promise<void>
  /** Flushes, seals the open tail and ends the recorder. */
  close(): Promise<void>
  /** Resolves when it is closed and everything is in the database, which a full disk delays. */
  readonly settled: Promise<void>
  /** true while more is waiting than the bound allows: stop reading from the endpoint. */
  readonly behind: boolean
  /** Octets written to the database so far. */
  readonly storedBytes: number
  /** Why facts could not be written, in one sentence; null while all is well. */
  readonly failure: string | null
}

export type RecorderOptions = {
  /** Called with true when the bound is passed, with false when there is room again. */
  readonly onPressure?: (behind: boolean) => void
  /** `failure` has changed. */
  readonly onTrouble?: () => void
}

/** Consecutive facts; `firstFrame` and `frameCount` as in FactMark. */
export type StoredSegment = {
  /** Its place among the segments of the attempt. */
  readonly seq: number
  readonly facts: readonly Fact[]
  readonly firstFrame: number
  readonly frameCount: number
  readonly firstAt: number
  readonly lastAt: number
  /** The readers' state before the first fact; null where the readers start afresh (first segment) or it is not known. */
  checkpoint(): ObserverCheckpoint | null
}

export type NewProfile = {
  readonly workspaceId: string
  readonly createdById: string
  readonly name: string
  /** Default: the top. */
  readonly folder?: string
  readonly tags?: readonly string[]
  readonly note?: string
  /** Masked. */
  readonly url: string
  readonly draft: RequestDraft
  readonly exactDraft: RequestDraft
}

export type ProfileSummary = {
  readonly id: string
  readonly workspaceId: string
  readonly createdById: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly name: string
  /** A path such as `rancher/prod`; empty at the top. */
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly version: number
  readonly url: string
}
/** Filters of the list of profiles; all that are given must hold. */
export type ProfileFilters = {
  /** Part of the name, URL, note or folder; ASCII case is ignored. */
  readonly q?: string
  /** This folder and those in it. */
  readonly folder?: string
  readonly tag?: string
}
/** Folders and tags in use, by name, with how many profiles stand in each; a folder does not count those deeper in it. */
export type ProfileLabels = {
  readonly folders: readonly { readonly folder: string; readonly count: number }[]
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
}
export type ProfileRecord = ProfileSummary & { readonly draft: RequestDraft }

/** A save names the version it was made from; any other than the stored one is refused (`stale-version`). */
export type ProfileSave = {
  readonly workspaceId: string
  readonly id: string
  readonly savedById: string
  readonly version: number
  readonly name: string
  /** Absent: as it was. */
  readonly folder?: string
  readonly tags?: readonly string[]
  readonly note?: string
  readonly url: string
  readonly draft: RequestDraft
  readonly exactDraft: RequestDraft
}

export type ProfileVersionRecord = {
  readonly id: string
  readonly profileId: string
  readonly version: number
  readonly createdById: string
  /** Who saved it. */
  readonly personName: string
  readonly createdAt: Date
  readonly name: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly url: string
  readonly draft: RequestDraft
}

export type DatabaseHealth = { readonly provider: 'sqlite'; readonly ok: boolean; readonly detail?: string }

/** One file a verb: `lib/server/store/<kebab-case name>.ts` exports the verb of that name (profile verbs: `profiles/<name>.ts`). */
export type StoreVerbs = {
  createAttempt(input: NewAttempt): CreatedAttempt
  updateAttempt(workspaceId: string, id: string, columns: DerivedUpdate): void
  /** Throws NotFoundError. */
  readAttempt(workspaceId: string, id: string): AttemptRecord
  /** Throws NotFoundError; `encrypted` where the master key does not open it. */
  readAttemptSecrets(workspaceId: string, id: string): AttemptSecrets
  listAttempts(
    workspaceId: string,
    filters: AttemptFilters,
    options: { readonly limit: number; readonly cursor?: string; readonly sort?: AttemptSort },
  ): Promise<AttemptPage>
  /** The newest earlier attempt that sent the same key, null where none did, undefined where the key of this one is not known. */
  keySeenBefore(workspaceId: string, id: string): { readonly attemptId: string; readonly at: string } | null | undefined
  /** Ended attempts of every workspace that other rules judged, or whose row lacks what later versions derive, oldest first, after the id `after`. */
  listStale(rulesVersion: string, after: string, limit: number): readonly AttemptRecord[]
  /** Removes the attempt and its facts; throws NotFoundError. */
  deleteAttempt(workspaceId: string, id: string): void
  annotateAttempt(workspaceId: string, id: string, annotation: Annotation): AttemptRecord
  openRecorder(attemptId: string, dataKey: Uint8Array, options?: RecorderOptions): Recorder
  /** From the segment that lets the readers start at or before `fromFrame` (default: the first fact). */
  readFacts(
    workspaceId: string,
    attemptId: string,
    dataKey: Uint8Array,
    options?: { readonly fromFrame?: number },
  ): AsyncGenerator<StoredSegment, void, undefined>
  /** Returns how many attempts an earlier process left behind. */
  markInterrupted(): number
  health(): DatabaseHealth

  createProfile(input: NewProfile): ProfileRecord
  listProfiles(
    workspaceId: string,
    filters: ProfileFilters,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<ProfileSummary>>
  listLabels(workspaceId: string): ProfileLabels
  /** The profiles of exactly this name and folder, the oldest first. */
  namesakes(workspaceId: string, folder: string, name: string): readonly ProfileSummary[]
  readProfile(workspaceId: string, id: string): ProfileRecord
  /** The profile's draft with its secrets, for running it. */
  readProfileSecrets(workspaceId: string, id: string): { readonly exactDraft: RequestDraft }
  /** Throws NotFoundError, ConflictError `stale-version`. */
  saveProfile(save: ProfileSave): ProfileRecord
  duplicateProfile(workspaceId: string, id: string, createdById: string): ProfileRecord
  deleteProfile(workspaceId: string, id: string): void
  /** The newest first, those before version `before`. Throws NotFoundError. */
  listProfileVersions(
    workspaceId: string,
    id: string,
    page?: { readonly limit: number; readonly before?: number },
  ): readonly ProfileVersionRecord[]
  /** One version with its exact draft, for this process only. Throws NotFoundError, `encrypted`. */
  readVersionSecrets(workspaceId: string, id: string, version: number): ProfileVersionRecord & { readonly exactDraft: RequestDraft }
}
