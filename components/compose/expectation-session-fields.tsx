'use client'

import type { CloseExpectation, MessageExpectation, TimeExpectation } from '@/lib/core/handshake/expectation'
import { readNumber, readValue, valueText, withMessage } from './expectation-forms'
import { Choice, type FieldsProps, Text } from './expectation-inputs'
import { useTyped } from './use-typed'

const WHICH = [
  ['first', 'the first'],
  ['any', 'any'],
  ['nth', 'number'],
] as const
const MESSAGE_TESTS = [
  ['exists', 'is there'],
  ['absent', 'is not there'],
  ['equals', 'equals'],
  ['contains', 'contains'],
  ['matches', 'matches'],
] as const

export function MessageFields({ number, expectation, invalid, onChange }: FieldsProps<MessageExpectation>) {
  const { which, path, test, value } = expectation
  const [nth, typeNth] = useTyped(typeof which === 'number' ? which : 2, String, readNumber)
  const asJson = path !== undefined && test === 'equals'
  const [typed, typeValue] = useTyped(value ?? '', asJson ? valueText : String, (text) => (asJson ? readValue(text) : text))
  return (
    <>
      <Choice
        of={number}
        label="Message"
        value={typeof which === 'number' ? 'nth' : which}
        options={WHICH}
        onValue={(next) => onChange(withMessage(expectation, { which: next === 'nth' ? 2 : next }))}
      />
      {typeof which === 'number' ? (
        <Text
          of={number}
          label="Number"
          field="which"
          invalid={invalid}
          inputMode="numeric"
          className="tabular max-w-16"
          value={nth}
          onText={(text) => onChange(withMessage(expectation, { which: typeNth(text) }))}
        />
      ) : null}
      <Text
        of={number}
        label="JSON path"
        field="path"
        invalid={invalid}
        placeholder="whole text, or $.type"
        value={path ?? ''}
        onText={(text) => onChange(withMessage(expectation, { path: text }))}
      />
      <Choice
        of={number}
        label="Test"
        value={test}
        options={MESSAGE_TESTS}
        onValue={(next) => onChange(withMessage(expectation, { test: next }))}
      />
      {test === 'exists' || test === 'absent' ? null : (
        <Text
          of={number}
          label="Value"
          field="value"
          invalid={invalid}
          value={typed}
          onText={(text) => onChange({ ...expectation, value: typeValue(text) })}
        />
      )}
    </>
  )
}

const CLOSED_BY = [
  ['', 'by anybody but us'],
  ['endpoint', 'by the endpoint'],
  ['us', 'by us'],
  ['network', 'by the network'],
] as const

export function CloseFields({ number, expectation, invalid, onChange }: FieldsProps<CloseExpectation>) {
  const { code, by } = expectation
  const [text, type] = useTyped(
    code,
    (one) => (one === undefined ? '' : String(one)),
    (typed) => (typed.trim() === '' ? undefined : Number.isFinite(Number(typed)) ? Number(typed) : -1),
  )
  const set = (next: { code: number | undefined; by: CloseExpectation['by'] }) =>
    onChange({ kind: 'close', ...(next.code === undefined ? {} : { code: next.code }), ...(next.by === undefined ? {} : { by: next.by }) })
  return (
    <>
      <Text
        of={number}
        label="Close code"
        field="code"
        invalid={invalid}
        inputMode="numeric"
        placeholder="any code"
        className="tabular max-w-24"
        value={text}
        onText={(typed) => set({ code: type(typed), by })}
      />
      <Choice
        of={number}
        label="Side"
        value={by ?? ''}
        options={CLOSED_BY}
        onValue={(next) => set({ code, by: next === '' ? undefined : next })}
      />
    </>
  )
}

const TIMES = [
  ['handshake', 'of the handshake'],
  ['first-message', 'to the first message'],
  ['total', 'of the whole attempt'],
  ['resolve', 'of resolving the name'],
  ['connect', 'of connecting'],
  ['proxy', 'of the proxy'],
  ['tls', 'of the TLS handshake'],
  ['http2', 'of beginning HTTP/2'],
  ['response', 'of waiting for the answer'],
] as const

export function TimeFields({ number, expectation, invalid, onChange }: FieldsProps<TimeExpectation>) {
  const [text, type] = useTyped(expectation.underMs, String, readNumber)
  return (
    <>
      <Choice of={number} label="Time" value={expectation.of} options={TIMES} onValue={(of) => onChange({ ...expectation, of })} />
      <span className="text-muted text-xs">under</span>
      <Text
        of={number}
        label="Milliseconds"
        field="underMs"
        invalid={invalid}
        inputMode="decimal"
        className="tabular max-w-24"
        value={text}
        onText={(typed) => onChange({ ...expectation, underMs: type(typed) })}
      />
      <span className="text-muted text-xs">ms</span>
    </>
  )
}
