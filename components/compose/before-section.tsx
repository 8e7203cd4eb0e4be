'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import { beforeProblems } from '@/lib/core/before/problem'
import type { BeforeProps } from './before-props'
import { counted } from './places'
import { Section } from './section'

const BeforeSteps = dynamic(() => import('./before-steps'), { loading: () => <Skeleton className="h-16" />, ssr: false })

/** HTTP requests that are answered first: a login, a token, a session to join. */
export function BeforeSection(props: BeforeProps) {
  const { steps = [], errorAt } = props
  const problems = beforeProblems(steps)
  const wrong = problems.length === 0 ? '' : ` · ${counted(problems.length, 'problem')}`
  return (
    <Section
      title="Before steps"
      summary={steps.length === 0 ? 'none' : `${counted(steps.length, 'HTTP request')} first${wrong}`}
      problem={errorAt('request.before')}
    >
      {() => <BeforeSteps {...props} />}
    </Section>
  )
}
