'use client'

import { formatDuration, intervalToDuration } from 'date-fns'
import type { ReactNode } from 'react'
import { useMounted } from '@/components/shell/theme-switch'
import { Badge } from '@/components/ui/badge'
import { Panel } from '@/components/ui/panel'
import { errorText } from '@/lib/client/api'
import { useHealth } from '@/lib/client/installation'

/** What runs here, read-only. */
export function InstallationPanel() {
  const { data, error } = useHealth()
  const mounted = useMounted()
  return (
    <Panel
      title="This installation"
      info={data ? <HealthBadge ok={data.status === 'ok'} /> : error ? <Badge tone="fail">{errorText(error)}</Badge> : null}
    >
      <dl className="divide-y">
        <Fact name="Version">
          <span className="mono">{data?.version ?? '…'}</span>
        </Fact>
        <Fact name="Address">
          <span className="mono">{mounted ? window.location.origin : '…'}</span>
        </Fact>
        <Fact name="Database">
          {data ? `${data.database.provider}${data.database.ok ? '' : `: ${data.database.detail ?? 'not reachable'}`}` : '…'}
        </Fact>
        <Fact name="Running for">{data ? lasting(data.uptimeSeconds) : '…'}</Fact>
        <Fact name="Open sessions">
          <span className="tabular">{data?.openSessions ?? '…'}</span>
        </Fact>
        <Fact name="API">
          <a href="/docs/api" className="underline decoration-border-strong underline-offset-2 hover:decoration-current">
            Reference
          </a>
          <a href="/api/openapi.json" className="ml-3 underline decoration-border-strong underline-offset-2 hover:decoration-current">
            OpenAPI document
          </a>
        </Fact>
      </dl>
    </Panel>
  )
}

function HealthBadge({ ok }: { ok: boolean }) {
  return <Badge tone={ok ? 'pass' : 'fail'}>{ok ? 'Healthy' : 'Failing'}</Badge>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 items-center gap-3 px-3 py-1.5">
      <dt className="w-32 shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

function lasting(seconds: number): string {
  const duration = intervalToDuration({ start: 0, end: seconds * 1000 })
  return formatDuration(duration, { format: ['days', 'hours', 'minutes'], zero: false }) || 'less than a minute'
}
