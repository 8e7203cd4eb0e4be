'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ServerState } from '@/components/shell/server-state'
import { Dialog } from '@/components/ui/dialog'
import { errorText } from '@/lib/client/api'
import { type ImportSource, readImport } from '@/lib/client/import-text'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { ImportReview } from './import-review'
import { ImportSourceForm } from './import-source'

type ImportDialogProps = { text: string; onClose: () => void; onUse: (draft: RequestDraft) => void }

/** Paste something or choose a file, see what was understood, answer what was left out, use it. */
export function ImportDialog(props: ImportDialogProps) {
  return (
    <ServerState>
      <Import {...props} />
    </ServerState>
  )
}

function Import({ text: given, onClose, onUse }: ImportDialogProps) {
  const [text, setText] = useState(given)
  const running = useRef<AbortController>(null)
  const read = useMutation({
    mutationFn: (source: ImportSource) => {
      running.current?.abort()
      running.current = new AbortController()
      return readImport(source, running.current.signal)
    },
  })
  const stop = () => {
    running.current?.abort()
    read.reset()
  }
  const first = useEffectEvent(() => given !== '' && read.mutate({ text: given }))
  useEffect(() => {
    first()
    return () => running.current?.abort()
  }, [])
  const { data, variables } = read
  const name = variables !== undefined && 'file' in variables ? variables.file.name : null
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {data && data.answer.drafts.length > 0 && !read.isPending ? (
        <ImportReview key={read.submittedAt} read={data} onBack={read.reset} onUse={onUse} />
      ) : (
        <ImportSourceForm
          text={text}
          onText={setText}
          onRead={read.mutate}
          reading={read.isPending ? { name } : null}
          onStop={stop}
          failed={data && data.answer.drafts.length === 0 ? data : null}
          error={read.isError ? errorText(read.error) : null}
        />
      )}
    </Dialog>
  )
}
