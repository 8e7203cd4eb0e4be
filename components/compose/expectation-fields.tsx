'use client'

import type { ComponentProps } from 'react'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type {
  CloseExpectation,
  Expectation,
  HeaderExpectation,
  MessageExpectation,
  OutcomeExpectation,
  RuleExpectation,
  StatusExpectation,
  SubprotocolExpectation,
  TimeExpectation,
} from '@/lib/core/handshake/expectation'
import { readNumber, readStatus, readValue, statusText, valueText, withMessage } from './expectation-forms'
import { useTyped } from './use-typed'

/** The field that is wrong, and where that is said. */
type Invalid = { readonly field: string | null; readonly errorId: string | undefined }
type FieldsProps<One extends Expectation> = {
  number: number
  expectation: One
  invalid: Invalid
  onChange: (expectation: Expectation) => void
}

/** The fields of an expectation, by its kind. */
export function ExpectationFields({ expectation, ...rest }: FieldsProps<Expectation>) {
  switch (expectation.kind) {
    case 'status':
      return <StatusFields expectation={expectation} {...rest} />
    case 'outcome':
      return <OutcomeFields expectation={expectation} {...rest} />
    case 'header':
      return <HeaderFields expectation={expectation} {...rest} />
    case 'subprotocol':
      return <SubprotocolFields expectation={expectation} {...rest} />
    case 'rule':
      return <RuleFields expectation={expectation} {...rest} />
    case 'message':
      return <MessageFields expectation={expectation} {...rest} />
    case 'close':
      return <CloseFields expectation={expectation} {...rest} />
    case 'time':
      return <TimeFields expectation={expectation} {...rest} />
    default:
      return expectation satisfies never
  }
}

type TextProps = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  of: number
  label: string
  /** Its name in the expectation. */
  field: string
  invalid: Invalid
  onText: (text: string) => void
}

function Text({ of, label, field, invalid, onText, ...props }: TextProps) {
  const wrong = invalid.field === field || undefined
  return (
    <Input
      wire
      aria-label={`${label} of expectation ${of}`}
      aria-invalid={wrong}
      aria-describedby={wrong && invalid.errorId}
      onChange={(event) => onText(event.target.value)}
      {...props}
      className={`h-6 flex-[1_1_8rem] text-xs ${props.className ?? ''}`}
    />
  )
}

type ChoiceProps<Value extends string> = {
  of: number
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onValue: (value: Value) => void
}

function Choice<Value extends string>({ of, label, value, options, onValue }: ChoiceProps<Value>) {
  return (
    <Select
      size="sm"
      aria-label={`${label} of expectation ${of}`}
      value={value}
      onChange={(event) => onValue(event.target.value as Value)} // safe: the options below
      className="shrink-0"
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </Select>
  )
}

function StatusFields({ number, expectation, invalid, onChange }: FieldsProps<StatusExpectation>) {
  const [text, type] = useTyped(expectation.is, (is) => statusText({ kind: 'status', is }), readStatus)
  return (
    <Text
      of={number}
      label="Status"
      field="is"
      invalid={invalid}
      placeholder="101, 4xx"
      value={text}
      onText={(typed) => onChange({ kind: 'status', is: type(typed) })}
    />
  )
}

const OUTCOMES = [
  ['accepted', 'is accepted'],
  ['invalid', 'is invalid'],
  ['refused', 'is refused'],
  ['not-http', 'is no HTTP answer'],
  ['unreachable', 'is unreachable'],
  ['timed-out', 'is timed out'],
  ['blocked', 'is blocked'],
  ['aborted', 'is stopped'],
] as const satisfies readonly (readonly [OutcomeExpectation['is'][number], string])[]

function OutcomeFields({ number, expectation, onChange }: FieldsProps<OutcomeExpectation>) {
  const { is } = expectation
  const several = is.join(' or ')
  const options = is.length === 1 ? OUTCOMES : [...OUTCOMES, [several, `is ${several}`] as const]
  return (
    <Choice<string>
      of={number}
      label="Outcome"
      value={is.length === 1 ? (is[0] ?? 'accepted') : several}
      options={options}
      onValue={(value) => {
        const chosen = OUTCOMES.find(([outcome]) => outcome === value)
        if (chosen !== undefined) onChange({ kind: 'outcome', is: [chosen[0]] })
      }}
    />
  )
}

const HEADER_TESTS = [
  ['present', 'is present'],
  ['absent', 'is absent'],
  ['equals', 'equals'],
  ['contains', 'contains'],
  ['matches', 'matches'],
] as const

function HeaderFields({ number, expectation, invalid, onChange }: FieldsProps<HeaderExpectation>) {
  const { name, test, value } = expectation
  const compares = test !== 'present' && test !== 'absent'
  const choose = (next: HeaderExpectation['test']) =>
    onChange({ kind: 'header', name, test: next, ...(next === 'present' || next === 'absent' ? {} : { value: value ?? '' }) })
  return (
    <>
      <Text
        of={number}
        label="Name"
        field="name"
        invalid={invalid}
        placeholder="Server"
        value={name}
        onText={(typed) => onChange({ ...expectation, name: typed })}
      />
      <Choice of={number} label="Test" value={test} options={HEADER_TESTS} onValue={choose} />
      {compares ? (
        <Text
          of={number}
          label="Value"
          field="value"
          invalid={invalid}
          value={value ?? ''}
          onText={(typed) => onChange({ ...expectation, value: typed })}
        />
      ) : null}
    </>
  )
}

function SubprotocolFields({ number, expectation, invalid, onChange }: FieldsProps<SubprotocolExpectation>) {
  const { is } = expectation
  return (
    <>
      <Choice
        of={number}
        label="Selection"
        value={is === null ? 'none' : 'is'}
        options={[
          ['none', 'is none'],
          ['is', 'is'],
        ]}
        onValue={(value) => onChange({ kind: 'subprotocol', is: value === 'none' ? null : '' })}
      />
      {is === null ? null : (
        <Text
          of={number}
          label="Subprotocol"
          field="is"
          invalid={invalid}
          value={is}
          onText={(typed) => onChange({ kind: 'subprotocol', is: typed })}
        />
      )}
    </>
  )
}

const RULE_OUTCOMES = [
  ['pass', 'passes'],
  ['fail', 'fails'],
  ['not-applicable', 'does not apply'],
] as const

function RuleFields({ number, expectation, invalid, onChange }: FieldsProps<RuleExpectation>) {
  const { rule, outcome = 'pass' } = expectation
  return (
    <>
      <Choice
        of={number}
        label="Rules"
        value={rule === undefined ? 'none' : 'one'}
        options={[
          ['none', 'none fails on which clients fail'],
          ['one', 'with the id'],
        ]}
        onValue={(value) => onChange(value === 'none' ? { kind: 'rule' } : { kind: 'rule', rule: '' })}
      />
      {rule === undefined ? null : (
        <>
          <Text
            of={number}
            label="Rule"
            field="rule"
            invalid={invalid}
            placeholder="response/upgrade-present"
            value={rule}
            onText={(typed) => onChange({ ...expectation, rule: typed })}
          />
          <Choice
            of={number}
            label="Result"
            value={outcome}
            options={RULE_OUTCOMES}
            onValue={(next) => onChange({ kind: 'rule', rule, outcome: next })}
          />
        </>
      )}
    </>
  )
}

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

function MessageFields({ number, expectation, invalid, onChange }: FieldsProps<MessageExpectation>) {
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

function CloseFields({ number, expectation, invalid, onChange }: FieldsProps<CloseExpectation>) {
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

function TimeFields({ number, expectation, invalid, onChange }: FieldsProps<TimeExpectation>) {
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
