'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import { expectationProblems } from '@/lib/core/expectations/problem'
import type { ExpectationsProps } from './expectation-rows'
import { counted } from './places'
import { Section } from './section'

const ExpectationRows = dynamic(() => import('./expectation-rows'), { loading: () => <Skeleton className="h-16" />, ssr: false })

/** What the attempt is expected to show: told as passed or failed beside it, and to scripts that run the profile. */
export function ExpectationsSection({ expectations = [], errorAt, onChange }: ExpectationsProps) {
  const problems = expectationProblems(expectations)
  const wrong = problems.length === 0 ? '' : ` · ${counted(problems.length, 'problem')}`
  return (
    <Section
      title="Expectations"
      summary={expectations.length === 0 ? 'none' : `${expectations.length} set${wrong}`}
      problem={errorAt('request.expectations')}
    >
      {() => <ExpectationRows expectations={expectations} errorAt={errorAt} onChange={onChange} />}
    </Section>
  )
}
