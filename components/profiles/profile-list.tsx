'use client'

import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, Ellipsis, FolderOpen, PencilLine, Play, SquareArrowOutUpRight, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Confirm } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { useUrlState } from '@/components/ui/use-url-state'
import { api, errorText } from '@/lib/client/api'
import { deleteProfile, draftOfProfile, duplicateProfile, listProfiles, type ProfileSummary, readProfile } from '@/lib/client/profiles'
import { RenameDialog } from './rename-dialog'

/** Saved drafts: found by name, note or URL; opened, run, copied, renamed, deleted. */
export function ProfileList() {
  const [typed, setTyped] = useUrlState('q')
  const query = useDeferredValue(typed ?? '')
  const { data, isPending, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['profiles', query],
    queryFn: ({ pageParam, signal }) => listProfiles({ q: query, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const total = data?.pages[0]?.total ?? items.length
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-3 px-3 py-4 sm:px-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-lg">Profiles</h1>
        <p className="tabular text-muted text-xs" aria-live="polite">
          {isPending ? 'Loading' : items.length < total ? `${items.length} of ${total}` : `${total} ${query ? 'found' : 'saved'}`}
        </p>
        <Input
          type="search"
          aria-label="Search profiles"
          placeholder="Search name, note or URL"
          value={typed ?? ''}
          onChange={(event) => setTyped(event.target.value || null)}
          className="ml-auto sm:max-w-72"
        />
      </header>
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
        <NoProfiles query={query} onClear={() => setTyped(null)} />
      ) : (
        <ul className="divide-y rounded-md border bg-surface">
          {items.map((profile) => (
            <ProfileRow key={profile.id} profile={profile} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button className="self-center" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  )
}

function NoProfiles({ query, onClear }: { query: string; onClear: () => void }) {
  return query === '' ? (
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
  ) : (
    <EmptyState
      title={`No profile matches “${query}”`}
      actions={<Button onClick={onClear}>Show all</Button>}
      className="rounded-md border bg-surface"
    />
  )
}

function ProfileRow({ profile }: { profile: ProfileSummary }) {
  const router = useRouter()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'delete' | 'rename' | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['profiles'] })
  const tell = async (failed: string, run: () => Promise<void>) => {
    try {
      await run()
    } catch (error) {
      toast({ tone: 'fail', title: failed, description: errorText(error) })
    }
  }
  const run = () =>
    tell(`“${profile.name}” could not be run`, async () => {
      const request = draftOfProfile(await readProfile(profile.id))
      const { id } = await api<{ id: string }>('/api/attempts', { body: { request, profileId: profile.id } })
      router.push(`/attempts/${id}`)
    })
  const duplicate = () =>
    tell(`“${profile.name}” could not be copied`, async () => {
      const copy = await duplicateProfile(profile.id)
      await refresh()
      toast({ tone: 'pass', title: `Copied as “${copy.name}”` })
    })
  const remove = () =>
    tell(`“${profile.name}” could not be deleted`, async () => {
      await deleteProfile(profile.id)
      await refresh()
      toast({ tone: 'pass', title: `Deleted “${profile.name}”` })
    })
  const open = `/?profile=${encodeURIComponent(profile.id)}`
  return (
    <li className="flex items-center gap-2 py-1.5 pr-1.5 pl-3 transition-colors hover:bg-sunken/60">
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-baseline gap-2">
          <Link href={open} className="min-w-0 truncate rounded-sm font-medium hover:underline">
            {profile.name}
          </Link>
          <Badge>v{profile.version}</Badge>
          <Time value={profile.updatedAt} className="ml-auto shrink-0 text-muted text-xs" />
        </div>
        <p className="flex min-w-0 gap-3 text-xs">
          <VisibleText text={profile.url} className="mono min-w-0 truncate text-muted" />
          {profile.note ? <span className="hidden min-w-0 truncate text-muted sm:block">{profile.note}</span> : null}
        </p>
      </div>
      <Button size="sm" onClick={run} className="max-sm:hidden">
        <Play /> Run
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`More for ${profile.name}`}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => router.push(open)}>
            <SquareArrowOutUpRight /> Open in the workbench
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={run}>
            <Play /> Run
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsking('rename')}>
            <PencilLine /> Rename
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={duplicate}>
            <Copy /> Duplicate
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setAsking('delete')}>
            <Trash2 /> Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Confirm
        open={asking === 'delete'}
        onOpenChange={(shown) => setAsking(shown ? 'delete' : null)}
        title={`Delete “${profile.name}”?`}
        action="Delete profile"
        onConfirm={() => void remove()}
      >
        All {profile.version === 1 ? 'of it' : `${profile.version} versions`} and the stored secrets go. Attempts made with it stay in the
        history.
      </Confirm>
      {asking === 'rename' ? <RenameDialog profile={profile} onClose={() => setAsking(null)} onRenamed={refresh} /> : null}
    </li>
  )
}
