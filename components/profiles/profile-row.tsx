'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Copy, Download, Ellipsis, Folder, History, Link2, PencilLine, Play, SquareArrowOutUpRight, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { useOnlyLooks } from '@/components/shell/person'
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
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { api, errorText } from '@/lib/client/api'
import { chosenEnvironmentId } from '@/lib/client/chosen-environment'
import { download } from '@/lib/client/download'
import {
  deleteProfile,
  draftOfProfile,
  duplicateProfile,
  exportPath,
  type ProfileSummary,
  readProfile,
  shareProfile,
} from '@/lib/client/profiles'
import { PROFILES_KEY } from '@/lib/client/use-profiles'
import { copyLinkTo } from './copy-link'
import { DetailsDialog } from './details-dialog'
import { TagChip } from './tag-chip'

type ProfileRowProps = {
  profile: ProfileSummary
  /** The folder and tag the list is narrowed to. */
  folder: string
  tag: string
  onFolder: (folder: string) => void
  onTag: (tag: string) => void
}

/** One profile of the list: opened, run, shared, moved, copied, deleted. */
export function ProfileRow({ profile, folder, tag, onFolder, onTag }: ProfileRowProps) {
  const router = useRouter()
  const mayAct = useOnlyLooks() === null
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'delete' | 'details' | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: PROFILES_KEY })
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
      const environmentId = chosenEnvironmentId()
      const { id } = await api<{ id: string }>('/api/attempts', {
        body: { request, profileId: profile.id, ...(environmentId === null ? {} : { environmentId }) },
      })
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
  const copyLink = () =>
    tell('The link could not be copied', async () => {
      const { url } = await shareProfile(profile.id)
      await copyLinkTo(url, 'It opens the profile for everyone who may use this installation.')
    })
  const copyWithDraft = () =>
    tell('The link could not be made', async () => {
      const { copyDraftLink } = await import('@/components/compose/copy-draft-link')
      await copyDraftLink(draftOfProfile(await readProfile(profile.id)), profile.name)
    })
  const history = `/profiles/${encodeURIComponent(profile.id)}`
  const open = `/?profile=${encodeURIComponent(profile.id)}`
  return (
    <li className="flex items-center gap-2 py-1.5 pr-1.5 pl-3 transition-colors hover:bg-sunken/60">
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-baseline gap-2">
          <Link href={open} className="min-h-6 min-w-0 truncate rounded-sm font-medium leading-6 hover:underline">
            {profile.name}
          </Link>
          <Badge>v{profile.version}</Badge>
          <Time value={profile.updatedAt} className="ml-auto shrink-0 text-muted text-xs" />
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          {profile.folder !== '' && profile.folder !== folder ? (
            <button
              type="button"
              onClick={() => onFolder(profile.folder)}
              className="inline-flex min-h-6 max-w-full items-center gap-1 text-muted hover:text-foreground"
            >
              <Folder aria-hidden className="size-3 shrink-0" />
              <span className="sr-only">Folder </span>
              <bdi className="truncate">{profile.folder}</bdi>
            </button>
          ) : null}
          <VisibleText text={profile.url} className="mono min-w-0 max-w-full truncate text-muted" />
          {profile.tags.length > 0 ? (
            <span className="flex min-w-0 flex-wrap gap-1">
              {profile.tags.map((one) => (
                <TagChip key={one} tag={one} pressed={one === tag} onPress={() => onTag(one === tag ? '' : one)} />
              ))}
            </span>
          ) : null}
          {profile.note ? <span className="hidden min-w-0 max-w-96 truncate text-muted sm:block">{profile.note}</span> : null}
        </div>
      </div>
      {mayAct ? (
        <Button size="sm" onClick={run} className="max-sm:hidden">
          <Play /> Run
        </Button>
      ) : null}
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
          {mayAct ? (
            <DropdownMenuItem onSelect={run}>
              <Play /> Run
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => router.push(history)}>
            <History /> Versions
          </DropdownMenuItem>
          {mayAct ? (
            <>
              <DropdownMenuItem onSelect={() => setAsking('details')}>
                <PencilLine /> Rename, move or tag
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={duplicate}>
                <Copy /> Duplicate
              </DropdownMenuItem>
            </>
          ) : null}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={copyLink}>
            <Link2 /> Copy link
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={copyWithDraft}>
            <Link2 /> Copy link with the draft
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => download(exportPath(profile.id))}>
            <Download /> Export as a file
          </DropdownMenuItem>
          {mayAct ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem danger onSelect={() => setAsking('delete')}>
                <Trash2 /> Delete
              </DropdownMenuItem>
            </>
          ) : null}
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
      {asking === 'details' ? <DetailsDialog profile={profile} onClose={() => setAsking(null)} onSaved={refresh} /> : null}
    </li>
  )
}
