'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { splitLine } from '@/lib/client/composer/composer'
import { choiceOf, type KeyChoice, keyOf } from '@/lib/client/composer/key-choice'
import { withValue } from '@/lib/client/composer/offers'

const CHOICES: readonly (readonly [KeyChoice, string, string])[] = [
  ['auto', 'Automatic', 'Drawn afresh for each attempt, as clients do'],
  ['fixed', 'Fixed', '16 octets that stay the same: attempts differ in nothing else'],
  ['short', 'Wrong: too short', '15 octets instead of 16'],
  ['long', 'Wrong: too long', '17 octets instead of 16'],
  ['not-base64', 'Wrong: no base64', 'Characters that base64 does not have'],
  ['pad-bits', 'Wrong: pad bits set', '16 octets, with bits behind them that belong to none'],
  ['example', 'The example of RFC 6455', 'An endpoint that accepts any key passes with it, too'],
  ['empty', 'Wrong: empty', 'The line is there, its value is not'],
]

type KeyEditorProps = { line: string; sent: boolean; onChange: (line: string) => void; onLeaveOut: () => void }

/** How the Sec-WebSocket-Key is made. It writes the line, and reads back what the line holds. */
export function KeyEditor({ line, sent, onChange, onLeaveOut }: KeyEditorProps) {
  const choice = choiceOf(line.slice(splitLine(line).valueAt).trim())
  const choose = (value: string) => {
    const next = CHOICES.find(([of]) => of === value)?.[0]
    if (next === undefined) onLeaveOut()
    else onChange(withValue(line, keyOf(next, crypto.getRandomValues(new Uint8Array(17)))))
  }
  return (
    <Field label="Key" hint={sent ? (CHOICES.find(([of]) => of === choice)?.[2] ?? 'As written in the line') : 'The line is switched off'}>
      {(control) => (
        <Select
          {...control}
          className="w-full"
          value={sent ? (choice ?? 'own') : 'missing'}
          onChange={(event) => choose(event.target.value)}
        >
          {choice === null ? <option value="own">As written</option> : null}
          {CHOICES.map(([of, name]) => (
            <option key={of} value={of}>
              {name}
            </option>
          ))}
          <option value="missing">Missing: the line is not sent</option>
        </Select>
      )}
    </Field>
  )
}
