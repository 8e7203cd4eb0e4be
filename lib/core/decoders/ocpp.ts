import { named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

/** Error codes of OCPP-J 1.6 and 2.0.1, both spellings where they differ. */
const CODES: Readonly<Record<string, string>> = {
  NotImplemented: 'the action is not known',
  NotSupported: 'the action is known and not supported',
  InternalError: 'the receiver failed',
  ProtocolError: 'the payload is incomplete',
  SecurityError: 'a security issue stands in the way',
  FormatViolation: 'the payload is malformed',
  FormationViolation: 'the payload is malformed',
  PropertyConstraintViolation: 'a field has a value that is not allowed',
  OccurenceConstraintViolation: 'a field is there too often or too seldom',
  OccurrenceConstraintViolation: 'a field is there too often or too seldom',
  TypeConstraintViolation: 'a field has the wrong type',
  MessageTypeNotSupported: 'the message type is not known',
  RpcFrameworkError: 'the message is no valid one',
  GenericError: 'any other error',
}
const SHAPE = /^\s*\[\s*[234]\s*,\s*"[^"]{0,60}"\s*,/

/** OCPP-J of charging stations: CALL, CALLRESULT and CALLERROR are arrays that begin with 2, 3 and 4. */
export const ocpp = jsonMessages({
  id: 'ocpp',
  title: 'OCPP',
  fits: (head, { subprotocol }) => (/^ocpp[12]/.test(subprotocol ?? '') ? 80 : SHAPE.test(head) && subprotocol === null ? 36 : 0),
  tell(members) {
    const [type, id, third] = [named(members.get('0')), named(members.get('1')), named(members.get('2'))]
    if (type === '2') return { summary: `CALL ${third} (${id})`, fields: fieldsOf({ type: 'CALL', id, action: third }) }
    if (type === '3') return { summary: `CALLRESULT of ${id}`, fields: fieldsOf({ type: 'CALLRESULT', id }) }
    if (type !== '4') return null
    const [meaning, words] = [CODES[third ?? ''], named(members.get('3'))]
    const told = meaning === undefined ? '' : ` (${meaning})`
    return {
      summary: `CALLERROR of ${id}: ${third}${told}${words ? `, "${words}"` : ''}`,
      fields: fieldsOf({ type: 'CALLERROR', id, code: third }),
    }
  },
})
