'use client'

import type {
  HeaderExpectation,
  OutcomeExpectation,
  RuleExpectation,
  StatusExpectation,
  SubprotocolExpectation,
} from '@/lib/core/handshake/expectation'
import { readStatus, statusText } from './expectation-forms'
import { Choice, type FieldsProps, Text } from './expectation-inputs'
import { useTyped } from './use-typed'

export function StatusFields({ number, expectation, invalid, onChange }: FieldsProps<StatusExpectation>) {
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

export function OutcomeFields({ number, expectation, onChange }: FieldsProps<OutcomeExpectation>) {
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

export function HeaderFields({ number, expectation, invalid, onChange }: FieldsProps<HeaderExpectation>) {
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

export function SubprotocolFields({ number, expectation, invalid, onChange }: FieldsProps<SubprotocolExpectation>) {
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

export function RuleFields({ number, expectation, invalid, onChange }: FieldsProps<RuleExpectation>) {
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
