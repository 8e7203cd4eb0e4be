'use client'

import { Download, FolderOpen, Upload } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { useUrlState } from '@/components/ui/use-url-state'
import { errorText } from '@/lib/client/api'
import { exportAllPath, type ProfileLabels } from '@/lib/client/profiles'
import { useProfileLabels, useProfiles } from '@/lib/client/use-profiles'
import { folderTree } from './folder-nodes'
import { FolderSelect, FolderTree } from './folder-tree'
import { ProfileRow } from './profile-row'
import { TagChip } from './tag-chip'

const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog), { ssr: false })
const NO_FOLDERS: ProfileLabels['folders'] = []

/** Saved drafts: in folders, under tags, found by name, note or URL; the choice stands in the URL. */
export function ProfileList() {
  const [typed, setTyped] = useUrlState('q')
  const [folder, setFolder] = useUrlState('folder')
  const [tag, setTag] = useUrlState('tag')
  const [importing, setImporting] = useState(false)
  const query = useDeferredValue(typed ?? '')
  const filter = { q: query, folder: folder ?? '', tag: tag ?? '' }
  const { data, isPending, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useProfiles(filter)
  const labels = useProfileLabels().data
  const nodes = useMemo(() => folderTree(labels?.folders ?? NO_FOLDERS), [labels?.folders])
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const total = data?.pages[0]?.total ?? items.length
  const isNarrowed = query !== '' || folder !== null || tag !== null
  const choose = { onFolder: (path: string) => setFolder(path || null), onTag: (one: string) => setTag(one || null) }
  const clear = () => {
    setTyped(null)
    setFolder(null)
    setTag(null)
  }
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-3 px-3 py-4 sm:px-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-lg">Profiles</h1>
        <p className="tabular text-muted text-xs" aria-live="polite">
          {isPending ? 'Loading' : items.length < total ? `${items.length} of ${total}` : `${total} ${isNarrowed ? 'found' : 'saved'}`}
        </p>
        <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">
          <Input
            type="search"
            aria-label="Search profiles"
            placeholder="Search name, note or URL"
            value={typed ?? ''}
            onChange={(event) => setTyped(event.target.value || null)}
            className="sm:w-64"
          />
          <Button onClick={() => setImporting(true)} className="max-sm:flex-1">
            <Upload /> Import
          </Button>
          {total > 0 ? (
            <Button asChild className="max-sm:flex-1">
              <a href={exportAllPath(filter)} download title={isNarrowed ? 'What is found, as one file' : 'All profiles as one file'}>
                <Download /> Export
              </a>
            </Button>
          ) : null}
        </div>
      </header>
      {nodes.length > 0 ? (
        <FolderSelect nodes={nodes} chosen={folder ?? ''} onChoose={choose.onFolder} className="w-full md:hidden" />
      ) : null}
      <div className={nodes.length > 0 ? 'grid gap-4 md:grid-cols-[220px_minmax(0,1fr)]' : 'grid'}>
        {nodes.length > 0 ? (
          <nav aria-label="Folders of profiles" className="scroll-area max-h-[calc(100dvh-140px)] max-md:hidden">
            <FolderTree nodes={nodes} chosen={folder ?? ''} onChoose={choose.onFolder} />
          </nav>
        ) : null}
        <div className="flex min-w-0 flex-col gap-3">
          <TagFilter tags={labels?.tags ?? []} chosen={tag ?? ''} onChoose={choose.onTag} />
          {isError ? (
            <EmptyState title="The profiles could not be loaded" actions={<Button onClick={() => refetch()}>Try again</Button>}>
              {errorText(error)}
            </EmptyState>
          ) : isPending ? (
            <div aria-busy="true" className="grid gap-px">
              {[1, 2, 3, 4].map((n) => (
                <Skeleton key={n} className="h-12" />
              ))}
            </div>
          ) : items.length === 0 ? (
            <NoProfiles query={query} isNarrowed={isNarrowed} onClear={clear} />
          ) : (
            <ul className="divide-y rounded-md border bg-surface">
              {items.map((profile) => (
                <ProfileRow key={profile.id} profile={profile} folder={folder ?? ''} tag={tag ?? ''} {...choose} />
              ))}
            </ul>
          )}
          {hasNextPage ? (
            <Button className="self-center" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
              Show more
            </Button>
          ) : null}
        </div>
      </div>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  )
}

const MOST_TAGS = 24

function TagFilter({ tags, chosen, onChoose }: { tags: ProfileLabels['tags']; chosen: string; onChoose: (tag: string) => void }) {
  const [all, setAll] = useState(false)
  const often = [...tags].sort((a, b) => b.count - a.count)
  const shown = often.filter(({ tag }, at) => all || at < MOST_TAGS || tag === chosen)
  if (tags.length === 0 && chosen === '') return null
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">Tags</legend>
      {tags.every(({ tag }) => tag !== chosen) && chosen !== '' ? <TagChip tag={chosen} pressed onPress={() => onChoose('')} /> : null}
      {shown.map(({ tag, count }) => (
        <TagChip key={tag} tag={tag} count={count} pressed={tag === chosen} onPress={() => onChoose(tag === chosen ? '' : tag)} />
      ))}
      {shown.length < tags.length ? (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {tags.length - shown.length} more
        </Button>
      ) : null}
    </fieldset>
  )
}

function NoProfiles({ query, isNarrowed, onClear }: { query: string; isNarrowed: boolean; onClear: () => void }) {
  return isNarrowed ? (
    <EmptyState
      title={query === '' ? 'No profile is here' : `No profile matches “${query}”`}
      actions={<Button onClick={onClear}>Show all</Button>}
      className="rounded-md border bg-surface"
    />
  ) : (
    <EmptyState
      icon={<FolderOpen />}
      title="No profiles yet"
      actions={
        <Button asChild>
          <Link href="/">Open the workbench</Link>
        </Button>
      }
      className="rounded-md border bg-surface"
    >
      Compose a handshake in the workbench and save it under a name. Secret values are stored encrypted.
    </EmptyState>
  )
}
