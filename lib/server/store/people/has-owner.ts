import 'server-only'
import { statement } from '../client'

const SELECT = `SELECT 1 FROM Member m JOIN Person p ON p.id = m.personId WHERE m.role = 'owner' AND p.email IS NOT NULL LIMIT 1`

/** Whether somebody who signs in owns this installation. */
export const hasOwner = (): boolean => statement(SELECT).get() !== undefined
