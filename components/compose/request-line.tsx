'use client'

import { SlidersHorizontal } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { DraftRest } from '@/lib/client/composer/composer'
import type { LineEnding, Target } from '@/lib/core/handshake/draft'
import type { VerdictView } from '@/lib/core/report/view'
import { FindingLine } from './finding-line'

type RequestLineProps = {
  rest: DraftRest
  target: Target | null
  findings: readonly VerdictView[]
  onChange: (change: { readonly [Key in keyof DraftRest]?: DraftRest[Key] | undefined }, key: string) => void
}

/** The request line as it will be sent, made from the URL; method, target, version, line ending and body can be set apart from it. */
export function RequestLine({ rest, target, findings, onChange }: RequestLineProps) {
  const version = rest.httpVersion ?? '1.1'
  const own = rest.method !== undefined || rest.target !== undefined || rest.httpVersion !== undefined
  const setOrClear = (name: 'method' | 'target' | 'httpVersion' | 'body', value: string) =>
    onChange({ [name]: value === '' ? undefined : value }, name)
  return (
    <div className="border-b">
      <div className="flex min-h-[30px] items-center gap-1 pr-1.5 pl-7 sm:pl-10">
        <span id="request-line" className="mono min-w-0 flex-1 truncate px-1.5" title={rest.target ?? target?.resource}>
          <span className="font-medium">{rest.method ?? 'GET'}</span> {rest.target ?? target?.resource ?? '/'}{' '}
          <span className="text-muted">{/^\d/.test(version) ? `HTTP/${version}` : version}</span>
        </span>
        {own ? null : <Badge title="Made from the URL">auto</Badge>}
        <Popover>
          <PopoverTrigger>
            <Button variant="ghost" size="icon-sm" aria-label="Edit the request line">
              <SlidersHorizontal />
            </Button>
          </PopoverTrigger>
          <PopoverContent aria-label="Request line" align="end" className="grid w-80 gap-3">
            <div className="grid grid-cols-[1fr_1fr] gap-2">
              <Field label="Method">
                {(control) => (
                  <Input
                    wire
                    {...control}
                    value={rest.method ?? ''}
                    placeholder="GET"
                    onChange={(event) => setOrClear('method', event.target.value)}
                  />
                )}
              </Field>
              <Field label="HTTP version">
                {(control) => (
                  <Input
                    wire
                    {...control}
                    value={rest.httpVersion ?? ''}
                    placeholder="1.1"
                    onChange={(event) => setOrClear('httpVersion', event.target.value)}
                  />
                )}
              </Field>
            </div>
            <Field label="Request target" hint="Empty: path and query of the URL">
              {(control) => (
                <Input
                  wire
                  {...control}
                  value={rest.target ?? ''}
                  placeholder={target?.resource ?? '/'}
                  onChange={(event) => setOrClear('target', event.target.value)}
                />
              )}
            </Field>
            <Field label="Line ending">
              {(control) => (
                <Select
                  {...control}
                  value={rest.lineEnding ?? 'crlf'}
                  onChange={(event) =>
                    onChange({ lineEnding: event.target.value === 'crlf' ? undefined : (event.target.value as LineEnding) }, 'lineEnding')
                  }
                >
                  <option value="crlf">CR LF, as the RFC wants it</option>
                  <option value="lf">LF alone</option>
                  <option value="cr">CR alone</option>
                </Select>
              )}
            </Field>
            <Field label="Body" hint="Octets after the blank line; a handshake has none">
              {(control) => (
                <Textarea
                  wire
                  {...control}
                  className="min-h-12"
                  value={rest.body ?? ''}
                  onChange={(event) => setOrClear('body', event.target.value)}
                />
              )}
            </Field>
          </PopoverContent>
        </Popover>
      </div>
      <FindingLine verdicts={findings} className="pr-3 pl-[34px] sm:pl-[46px]" />
    </div>
  )
}
