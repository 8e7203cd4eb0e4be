import 'server-only'
import type { Role } from '@/lib/server/auth/actions'
import type { SignedIn } from '@/lib/server/auth/caller'
import { endStreams } from '@/lib/server/http/event-stream'
import { removeMember, setRole } from '@/lib/server/store/people/change-member'
import { listMembers } from '@/lib/server/store/people/list-members'
import { memberOf } from '@/lib/server/store/people/member-of'
import { audit } from './audit'

export const allMembers = ({ workspaceId }: SignedIn) => ({ items: listMembers(workspaceId) })

const nameOf = (id: string): string => memberOf(id)?.name ?? id

/** Throws NotFoundError, ConflictError `last-owner`. */
export function changeRole(caller: SignedIn, id: string, role: Role): void {
  setRole(caller.workspaceId, id, role)
  endStreams({ personId: id })
  audit(caller, 'member.role', nameOf(id), { role })
}

/** Takes somebody out: they are signed out and stop watching at once. Throws NotFoundError, ConflictError `last-owner`. */
export function takeOut(caller: SignedIn, id: string): void {
  const name = nameOf(id)
  removeMember(caller.workspaceId, id)
  endStreams({ personId: id })
  audit(caller, 'member.delete', name)
}
