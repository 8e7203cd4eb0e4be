'use client'

import type { Expectation } from '@/lib/core/handshake/expectation'
import { HeaderFields, OutcomeFields, RuleFields, StatusFields, SubprotocolFields } from './expectation-answer-fields'
import type { FieldsProps } from './expectation-inputs'
import { CloseFields, MessageFields, TimeFields } from './expectation-session-fields'

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
