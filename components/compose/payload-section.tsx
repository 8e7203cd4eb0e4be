'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import { base64Decode } from '@/lib/core/bytes/base64'
import { pacingWords } from './pacing-words'
import type { PayloadFieldsProps } from './payload-fields'
import { counted } from './places'
import { Section } from './section'

const PayloadFields = dynamic(() => import('./payload-fields'), { loading: () => <Skeleton className="h-32" />, ssr: false })

/** What is written behind the head, and how fast all of it is written. */
export function PayloadSection({ rest, errorAt, onChange }: PayloadFieldsProps) {
  const { body, early, pacing } = rest
  const parts = [
    body ? 'with a body' : '',
    early ? `${counted(base64Decode(early)?.length ?? 0, 'early octet')}` : '',
    pacing ? pacingWords(pacing) : '',
  ].filter(Boolean)
  return (
    <Section
      title="Body, early data, pace"
      summary={parts.length > 0 ? parts.join(' · ') : null}
      problem={errorAt('request.body') ?? errorAt('request.early') ?? errorAt('request.pacing')}
    >
      {() => <PayloadFields rest={rest} errorAt={errorAt} onChange={onChange} />}
    </Section>
  )
}
