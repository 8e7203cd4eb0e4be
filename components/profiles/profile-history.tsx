'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Download, Folder, Link2, PencilLine, SquareArrowOutUpRight } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { useOnlyLooks } from '@/components/shell/person'
import { Confirm } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { useUrlState } from '@/components/ui/use-url-state'
import { errorText } from '@/lib/client/api'
import { exportPath, type Profile, restoreVersion, shareProfile } from '@/lib/client/profiles'
import { PROFILES_KEY, useProfile, useVersions } from '@/lib/client/use-profiles'
import { copyLinkTo } from './copy-link'
import { DetailsDialog } from './details-dialog'
import { VersionCompare } from './version-compare'
import { VersionList } from './version-list'

/** A profile's versions with who and when, any two of them side by side, and each to go back to. */
export function ProfileHistory({ id }: { id: string }) {
  const profile = useProfile(id)
  const versions = useVersions(id)
  const queries = useQueryClient()
  const [stated, setStated] = useUrlState('compare')
  const [restoring, setRestoring] = useState<number | null>(null)
  if (profile.isError)
    return (
      <EmptyState
        page
        title="The profile could not be loaded"
        actions={<Button onClick={() => profile.refetch()}>Try again</Button>}
        className="rounded-md border bg-surface"
      >
        {errorText(profile.error)}
      </EmptyState>
    )
  if (profile.data === undefined) return <Skeleton className="h-40" />
  const newest = profile.data.version
  const [a, b] = pairOf(stated, newest)
  const compare = (left: number, right: number) => setStated(`${left}-${right}`)
  const restore = async (n: number) => {
    try {
      const saved = await restoreVersion(id, n, newest)
      toast({ tone: 'pass', title: `Version ${n} is back`, description: `Saved as version ${saved.version}` })
    } catch (error) {
      toast({ tone: 'fail', title: `Version ${n} could not be restored`, description: errorText(error) })
    }
    await queries.invalidateQueries({ queryKey: PROFILES_KEY })
  }
  return (
    <>
      <ProfileHead profile={profile.data} />
      <div className="grid items-start gap-4 lg:grid-cols-[340px_minmax(0,1fr)]">
        <VersionList versions={versions} newest={newest} a={a} b={b} onCompare={compare} onRestore={setRestoring} />
        <VersionCompare id={id} newest={newest} a={a} b={b} onCompare={compare} />
      </div>
      <Confirm
        open={restoring !== null}
        onOpenChange={(open) => !open && setRestoring(null)}
        title={`Restore version ${restoring ?? ''}?`}
        action="Restore"
        danger={false}
        onConfirm={() => restoring !== null && void restore(restoring)}
      >
        What it was, its secrets, name, folder, tags and note included, is saved as version {newest + 1}. Version {newest} stays in the
        list.
      </Confirm>
    </>
  )
}

/** The two versions that the URL names, else the newest and the one before. */
function pairOf(stated: string | null, newest: number): readonly [number, number] {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(stated ?? '')
  const [a, b] = [Number(match?.[1]), Number(match?.[2])]
  return match !== null && a >= 1 && b >= 1 && a <= newest && b <= newest ? [a, b] : [Math.max(1, newest - 1), newest]
}

function ProfileHead({ profile }: { profile: Profile }) {
  const mayAct = useOnlyLooks() === null
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  const { id, name, version, folder, tags, url, note } = profile
  const share = async () => {
    try {
      await copyLinkTo((await shareProfile(id)).url, 'It opens the profile for everyone who may use this installation.')
    } catch (error) {
      toast({ tone: 'fail', title: 'The link could not be copied', description: errorText(error) })
    }
  }
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        <div className="flex min-w-0 items-center gap-2">
          <h1 className="min-w-0 truncate font-semibold text-lg">{name}</h1>
          <Badge>v{version}</Badge>
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
          {folder === '' ? null : (
            <Link
              href={`/profiles?folder=${encodeURIComponent(folder)}`}
              className="inline-flex min-h-6 items-center gap-1 hover:text-foreground"
            >
              <Folder aria-hidden className="size-3" /> <bdi>{folder}</bdi>
            </Link>
          )}
          {tags.map((tag) => (
            <Link
              key={tag}
              href={`/profiles?tag=${encodeURIComponent(tag)}`}
              className="inline-flex h-6 items-center rounded-full border px-2 hover:text-foreground"
            >
              <bdi>{tag}</bdi>
            </Link>
          ))}
          <VisibleText text={url} className="mono min-w-0 max-w-full truncate" />
        </div>
        {note ? <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{note}</p> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href={`/?profile=${encodeURIComponent(id)}`}>
            <SquareArrowOutUpRight /> Open
          </Link>
        </Button>
        {mayAct ? (
          <Button onClick={() => setEditing(true)}>
            <PencilLine /> Edit
          </Button>
        ) : null}
        <Button onClick={share}>
          <Link2 /> Copy link
        </Button>
        <Button asChild>
          <a href={exportPath(id)} download>
            <Download /> Export
          </a>
        </Button>
      </div>
      {editing ? (
        <DetailsDialog
          profile={profile}
          onClose={() => setEditing(false)}
          onSaved={() => queries.invalidateQueries({ queryKey: PROFILES_KEY })}
        />
      ) : null}
    </header>
  )
}
