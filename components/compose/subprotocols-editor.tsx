'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { membersOf, withValue } from '@/lib/client/composer/offers'

const WELL_KNOWN = [
  'graphql-transport-ws',
  'graphql-ws',
  'json',
  'mqtt',
  'ocpp1.6',
  'ocpp2.0.1',
  'soap',
  'v10.stomp',
  'v11.stomp',
  'v12.stomp',
  'v4.channel.k8s.io',
  'v5.channel.k8s.io',
  'wamp.2.json',
  'wamp.2.msgpack',
  'xmpp',
]

/** The subprotocols that are asked for, the most wanted first (RFC 6455 §1.9). Writes the line as a comma list. */
export function SubprotocolsEditor({ line, onChange }: { line: string; onChange: (line: string) => void }) {
  const members = membersOf(line)
  const [next, setNext] = useState('')
  const write = (list: readonly string[]) => onChange(withValue(line, list.join(', ')))
  const move = (from: number, by: number) => write(members.toSpliced(from, 1).toSpliced(from + by, 0, members[from] ?? ''))
  const add = () => {
    if (next.trim() === '') return
    write([...members, next.trim()])
    setNext('')
  }
  return (
    <div className="grid gap-2">
      {members.length > 0 ? (
        <ol aria-label="Subprotocols, the most wanted first">
          {members.map((member, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: members may repeat; they are their place in the list
            <li key={index} className="flex items-center gap-0.5 border-b last:border-b-0">
              <span className="mono min-w-0 flex-1 truncate">
                <VisibleText text={member} />
              </span>
              <IconButton label={`Move ${member} up`} size="icon-sm" disabled={index === 0} onClick={() => move(index, -1)}>
                <ArrowUp />
              </IconButton>
              <IconButton
                label={`Move ${member} down`}
                size="icon-sm"
                disabled={index === members.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown />
              </IconButton>
              <IconButton label={`Delete ${member}`} size="icon-sm" onClick={() => write(members.toSpliced(index, 1))}>
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ol>
      ) : null}
      <div className="flex items-end gap-1.5">
        <Field label="Add a subprotocol" className="min-w-0 flex-1">
          {(control) => (
            <>
              <Input
                wire
                {...control}
                list={`${control.id}-known`}
                value={next}
                placeholder="graphql-transport-ws"
                onChange={(event) => setNext(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  add()
                }}
              />
              <datalist id={`${control.id}-known`}>
                {WELL_KNOWN.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Button onClick={add} disabled={next.trim() === ''}>
          <Plus /> Add
        </Button>
      </div>
    </div>
  )
}
