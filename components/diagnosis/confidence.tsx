import { CircleCheck, CircleDot, CircleHelp } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { Confidence } from '@/lib/core/endpoints/pack'
import { CONFIDENCE_MEANING } from './words'

const LOOK = {
  certain: { icon: CircleCheck, tone: 'accent' },
  likely: { icon: CircleDot, tone: 'info' },
  possible: { icon: CircleHelp, tone: 'neutral' },
} as const

/** How sure something is: word and icon. */
export function ConfidenceBadge({ confidence }: { confidence: Confidence }) {
  const { icon: Icon, tone } = LOOK[confidence]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />} title={CONFIDENCE_MEANING[confidence]}>
      {confidence}
    </Badge>
  )
}
