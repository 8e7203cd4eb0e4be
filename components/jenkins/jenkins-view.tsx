'use client'

import { useMutation } from '@tanstack/react-query'
import { Cable } from 'lucide-react'
import { useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useUrlState } from '@/components/ui/use-url-state'
import { ApiProblem, errorText } from '@/lib/client/api'
import { type ProbeForm, runProbe } from '@/lib/client/jenkins-probe'
import { ProbeFields } from './probe-fields'
import { ProbeResult } from './probe-result'
import { ProbeWaiting } from './probe-waiting'

/** The probe of a Jenkins TCP agent listener: what to probe, and what came of it. Host, port and URL stand in the address, the secret never. */
export function JenkinsView() {
  const [host, setHost] = useUrlState('host')
  const [port, setPort] = useUrlState('port')
  const [node, setNode] = useUrlState('node')
  const [url, setUrl] = useUrlState('url')
  const [since, setSince] = useState('')
  const running = useRef<AbortController | null>(null)
  const probe = useMutation({
    mutationFn: (form: ProbeForm) => {
      running.current?.abort()
      running.current = new AbortController()
      return runProbe(form, running.current.signal)
    },
  })
  const start = (form: ProbeForm) => {
    setHost(form.host.trim() || null)
    setPort(form.port === '50000' ? null : form.port)
    setNode(form.nodeName.trim() || null)
    setUrl(form.jenkinsUrl.trim() || null)
    setSince(new Date().toISOString())
    probe.mutate(form)
  }
  const stop = () => {
    running.current?.abort()
    probe.reset()
  }
  const problem = probe.error instanceof ApiProblem ? probe.error : null
  const stopped = probe.error instanceof DOMException
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4 px-3 py-4 sm:px-4">
      <header className="grid gap-1">
        <h1 className="font-semibold text-xl">Jenkins TCP</h1>
        <p className="max-w-prose text-muted">
          Asks the TCP port for inbound agents what it is and what it speaks, and tries name and secret of a node without bringing it
          online.
        </p>
      </header>
      <ProbeFields
        initial={{ host: host ?? '', port: port ?? '50000', nodeName: node ?? '', jenkinsUrl: url ?? '' }}
        problems={problem?.errors ?? []}
        running={probe.isPending}
        onProbe={start}
        onStop={stop}
      />
      {probe.error && !stopped && (problem?.errors.length ?? 0) === 0 ? (
        <p role="alert" className="rounded-md border border-fail bg-fail-soft px-3 py-2 text-fail">
          {errorText(probe.error)}
        </p>
      ) : null}
      {probe.isPending ? <ProbeWaiting since={since} /> : null}
      {probe.isPending ? <Skeleton className="h-40" /> : null}
      {probe.data && !probe.isPending ? <ProbeResult probe={probe.data} /> : null}
      {probe.isIdle ? (
        <EmptyState icon={<Cable />} title="Nothing was probed yet">
          The port is 50000 by convention. The controller tells it at /tcpSlaveAgentListener/ of its URL, as X-Jenkins-JNLP-Port.
        </EmptyState>
      ) : null}
    </div>
  )
}
