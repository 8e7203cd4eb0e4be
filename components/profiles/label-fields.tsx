'use client'

import { Plus } from 'lucide-react'
import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useProfileLabels } from '@/lib/client/use-profiles'

type LabelFieldsProps = {
  folder: string
  onFolder: (folder: string) => void
  /** As typed: separated by commas. */
  tags: string
  onTags: (tags: string) => void
  folderError?: string | undefined
  tagsError?: string | undefined
}

const MOST_OFFERED = 12
const MOST_FOLDERS = 200

/** Tags as a list from what was typed. */
export const tagsTyped = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')

/** Folder and tags of a profile, with those in use to choose from. */
export function LabelFields({ folder, onFolder, tags, onTags, folderError, tagsError }: LabelFieldsProps) {
  const { data } = useProfileLabels()
  const id = useId()
  const chosen = tagsTyped(tags)
  const offered = (data?.tags ?? [])
    .filter(({ tag }) => !chosen.some((one) => one.toLowerCase() === tag.toLowerCase()))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_OFFERED)
  return (
    <>
      <Field label="Folder" hint="A path such as rancher/prod; empty for none" error={folderError}>
        {(control) => (
          <>
            <Input {...control} list={id} maxLength={400} value={folder} onChange={(event) => onFolder(event.target.value)} />
            <datalist id={id}>
              {(data?.folders ?? [])
                .slice(0, MOST_FOLDERS)
                .map((one) => (one.folder === '' ? null : <option key={one.folder} value={one.folder} />))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Tags" hint="Separated by commas" error={tagsError}>
        {(control) => <Input {...control} maxLength={2000} value={tags} onChange={(event) => onTags(event.target.value)} />}
      </Field>
      {offered.length > 0 ? (
        <div className="-mt-1.5 flex flex-wrap gap-1">
          {offered.map(({ tag }) => (
            <button
              key={tag}
              type="button"
              onClick={() => onTags([...chosen, tag].join(', '))}
              className="inline-flex h-6 max-w-40 items-center gap-1 rounded-full border border-border-strong border-dashed px-2 text-muted text-xs hover:text-foreground"
            >
              <Plus aria-hidden className="size-3 shrink-0" />
              <span className="sr-only">Add tag </span>
              <bdi className="truncate">{tag}</bdi>
            </button>
          ))}
        </div>
      ) : null}
    </>
  )
}
