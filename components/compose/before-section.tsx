'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import type { BeforeProps } from './before-props'
import { counted } from './places'
import { Section } from './section'

const BeforeSteps = dynamic(() => import('./before-steps'), { loading: () => <Skeleton className="h-16" />, ssr: false })

/** HTTP requests that are answered first: a login, a token, a session to join. */
export function BeforeSection(props: BeforeProps) {
  const { steps = [], errorAt } = props
  return (
    <Section
      title="Before steps"
      summary={steps.length === 0 ? 'none' : `${counted(steps.length, 'HTTP request')} first`}
      problem={errorAt('request.before')}
    >
      {() => <BeforeSteps {...props} />}
    </Section>
  )
}
