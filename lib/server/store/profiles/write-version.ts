import 'server-only'
import type { RequestDraft } from '../../../core/handshake/draft'
import { newId } from '../../platform/ids'
import { statement } from '../client'
import { sealDraft } from '../sealed-draft'

export type ProfileContent = {
  readonly id: string
  readonly version: number
  readonly savedById: string
  readonly at: number
  readonly name: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly url: string
  readonly draft: RequestDraft
  readonly exactDraft: RequestDraft
}

const VERSION = `INSERT INTO ProfileVersion (id, profileId, version, createdById, createdAt, name, folder, tags, note, url, draft, draftSecret, dataKey)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Keeps what a profile is from this save on. Call it inside the transaction that writes the profile itself. */
export function writeVersion(content: ProfileContent): void {
  const { id, version, savedById, at, name, folder, tags, note, url, draft, exactDraft } = content
  const row = newId()
  const { draftSecret, dataKey } = sealDraft({ table: 'ProfileVersion', row }, exactDraft)
  const labels = [name, folder, JSON.stringify(tags), note] as const
  statement(VERSION).run(row, id, version, savedById, at, ...labels, url, JSON.stringify(draft), draftSecret, dataKey)
}
