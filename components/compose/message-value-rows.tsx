'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { messageExtractionProblems } from '@/lib/core/before/problem'
import { type MessageExtraction, MOST_EXTRACTIONS } from '@/lib/core/handshake/before-step'
import { SOURCES } from './before-forms'
import { ExtractionRow } from './extraction-row'

type MessageValueRowsProps = {
  extract: readonly MessageExtraction[]
  errorAt: (path: string) => string | undefined
  onChange: (extract: readonly MessageExtraction[]) => void
}

const OF_MESSAGES = SOURCES.filter(([kind]) => kind === 'json' || kind === 'regex')

/** Values that messages of the endpoint give while the session is open. */
export default function MessageValueRows({ extract, errorAt, onChange }: MessageValueRowsProps) {
  const error = (one: MessageExtraction, index: number) => (path: string) =>
    messageExtractionProblems(one).find((problem) => problem.path === path)?.message ?? errorAt(`request.session.extract[${index}].${path}`)
  return (
    <div className="grid gap-2">
      <p className="font-medium text-xs">
        Values taken from messages{' '}
        <span className="font-normal text-muted">
          by JSON path or pattern, as often as they change; {'{{name}}'} in messages sent later has them
        </span>
      </p>
      {extract.map((one, index) => (
        <ExtractionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the list
          key={index}
          label={`value ${index + 1} of messages`}
          extraction={one}
          sources={OF_MESSAGES}
          errorAt={error(one, index)}
          onChange={({ from, ...rest }) =>
            onChange(extract.with(index, { ...rest, from: 'json' in from || 'regex' in from ? from : one.from }))
          }
          onRemove={() => onChange(extract.toSpliced(index, 1))}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2 justify-self-start"
        disabled={extract.length >= MOST_EXTRACTIONS}
        onClick={() => onChange([...extract, { variable: 'id', from: { json: '$.id' } }])}
      >
        <Plus /> Add value of messages
      </Button>
    </div>
  )
}
