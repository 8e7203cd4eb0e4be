'use client'

import { SlidersHorizontal } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import type { DraftRest } from '@/lib/client/composer/composer'
import type { LineEnding, Target } from '@/lib/core/handshake/draft'
import type { VerdictView } from '@/lib/core/report/view'
import { FindingLine } from './finding-line'

type RequestLineProps = {
  rest: DraftRest
  target: Target | null
  findings: readonly VerdictView[]
  errorAt: (path: string) => string | undefined
  onChange: (change: { readonly [Key in keyof DraftRest]?: DraftRest[Key] | undefined }, key: string) => void
}

/** The request line as it will be sent, made from the URL; method, target, version and line ending can be set apart from it. */
export function RequestLine({ rest, target, findings, errorAt, onChange }: RequestLineProps) {
  const version = rest.httpVersion ?? '1.1'
  const http2 = rest.network?.protocol === 'h2'
  const own = rest.method !== undefined || rest.target !== undefined || rest.httpVersion !== undefined
  const error = PARTS.map((part) => errorAt(`request.${part}`)).find((message) => message !== undefined)
  const setOrClear = (name: 'method' | 'target' | 'httpVersion', value: string) =>
    onChange({ [name]: value === '' ? undefined : value }, name)
  return (
    <div className="border-b">
      <div className="flex min-h-[30px] items-center gap-1 pr-1.5 pl-7 sm:pl-10">
        <span id="request-line" className="mono min-w-0 flex-1 truncate px-1.5" title={rest.target ?? target?.resource}>
          <span className="font-medium">{http2 ? 'CONNECT' : (rest.method ?? 'GET')}</span> {rest.target ?? target?.resource ?? '/'}{' '}
          <span className="text-muted">{http2 ? 'HTTP/2' : /^\d/.test(version) ? `HTTP/${version}` : version}</span>
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
              <Field label="Method" error={errorAt('request.method')}>
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
              <Field label="HTTP version" error={errorAt('request.httpVersion')}>
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
            <Field label="Form of the target" hint={FORMS[formOf(rest.target)].hint}>
              {(control) => (
                <Select
                  {...control}
                  value={formOf(rest.target)}
                  onChange={(event) => onChange({ target: targetFor(event.target.value as TargetForm, target) }, 'target form')} // safe: the options below
                >
                  {Object.entries(FORMS).map(([form, { name }]) => (
                    <option key={form} value={form}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Request target" error={errorAt('request.target')}>
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
            <Field label="Line ending" error={errorAt('request.lineEnding')}>
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
          </PopoverContent>
        </Popover>
      </div>
      {error ? <FieldError className="pr-3 pb-1 pl-[34px] sm:pl-[46px]">{error}</FieldError> : null}
      <FindingLine verdicts={findings} className="pr-3 pl-[34px] sm:pl-[46px]" />
    </div>
  )
}

const PARTS = ['method', 'target', 'httpVersion', 'lineEnding'] as const

type TargetForm = 'auto' | 'absolute' | 'asterisk' | 'own'
/** The forms of a request target (RFC 9112 §3.2). */
const FORMS: Readonly<Record<TargetForm, { readonly name: string; readonly hint: string }>> = {
  auto: { name: 'Origin: path and query of the URL', hint: 'It follows the URL' },
  absolute: { name: 'Absolute: a whole http URI', hint: 'As to a proxy; servers have to accept it' },
  asterisk: { name: 'Asterisk', hint: 'Of the server as a whole; meant for OPTIONS' },
  own: { name: 'As written below', hint: 'It stays when the URL changes' },
}

function formOf(target: string | undefined): TargetForm {
  if (target === undefined) return 'auto'
  if (target === '*') return 'asterisk'
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(target) ? 'absolute' : 'own'
}

/** The text of a form; undefined leaves it to the URL. */
function targetFor(form: TargetForm, target: Target | null): string | undefined {
  const resource = target?.resource ?? '/'
  switch (form) {
    case 'auto':
      return undefined
    case 'absolute':
      return `${target?.tls ? 'https' : 'http'}://${target?.authority ?? ''}${resource}`
    case 'asterisk':
      return '*'
    case 'own':
      return resource
    default:
      return form satisfies never
  }
}
