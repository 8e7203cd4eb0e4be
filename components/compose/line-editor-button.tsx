'use client'

import { SlidersHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { fieldName } from '@/lib/client/composer/composer'
import type { LineEditorProps } from './line-editor'

const LineEditor = dynamic(() => import('./line-editor'), { loading: () => <Skeleton className="h-20" />, ssr: false })

/** Fields whose value has an editor of its own, with what it edits. */
const EDITED: ReadonlyMap<string, string> = new Map([
  ['sec-websocket-key', 'the key'],
  ['sec-websocket-protocol', 'subprotocols'],
  ['sec-websocket-extensions', 'extensions'],
  ['x-remoting-capability', 'the capability'],
])

/** Opens the editor of a line; nothing for a line that has none. */
export function LineEditorButton(props: Omit<LineEditorProps, 'name'>) {
  const name = fieldName(props.line)
  const what = EDITED.get(name)
  if (what === undefined) return null
  return (
    <Popover>
      <PopoverTrigger>
        <Button variant="ghost" size="icon-sm" aria-label={`Edit ${what}`}>
          <SlidersHorizontal />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Edit ${what}`} align="end" className="w-80">
        <LineEditor name={name} {...props} />
      </PopoverContent>
    </Popover>
  )
}
