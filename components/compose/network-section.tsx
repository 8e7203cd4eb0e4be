'use client'

import dynamic from 'next/dynamic'
import { Badge } from '@/components/ui/badge'
import { Skeleton } from '@/components/ui/skeleton'
import type { NetworkDraft } from '@/lib/core/handshake/draft'
import { networkChips } from './network-chips'
import type { NetworkFieldsProps } from './network-fields'
import { Section } from './section'

const NetworkFields = dynamic(() => import('./network-fields'), { loading: () => <Skeleton className="h-40" />, ssr: false })

type NetworkSectionProps = Omit<NetworkFieldsProps, 'network'> & { network: NetworkDraft | undefined }

/** How the endpoint is reached. Folded it says what differs from the default; its fields are fetched when it is opened. */
export function NetworkSection({ network = {}, errorAt, onChange }: NetworkSectionProps) {
  const chips = networkChips(network)
  return (
    <Section
      title="Network"
      problem={errorAt('request.network')}
      summary={
        chips.length === 0
          ? null
          : chips.map(({ text, risk }) => (
              <Badge key={text} tone={risk ? 'warn' : 'neutral'} className="mono max-w-full font-sans">
                <span className="truncate">{text}</span>
              </Badge>
            ))
      }
    >
      {() => <NetworkFields network={network} errorAt={errorAt} onChange={onChange} />}
    </Section>
  )
}
