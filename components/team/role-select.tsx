import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import type { Role } from '@/lib/client/team'

const ROLES: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'viewer', title: 'Viewer: looks and comments' },
  { role: 'editor', title: 'Editor: connects, sends, saves' },
  { role: 'owner', title: 'Owner: also decides who and where' },
]

type RoleSelectProps = Omit<ComponentProps<typeof Select>, 'value' | 'onChange' | 'children'> & {
  value: Role
  onRole: (role: Role) => void
}

/** Chooses what somebody may do. */
export function RoleSelect({ value, onRole, ...props }: RoleSelectProps) {
  return (
    <Select
      {...props}
      value={value}
      onChange={({ target }) => {
        const chosen = ROLES.find(({ role }) => role === target.value)
        if (chosen !== undefined) onRole(chosen.role)
      }}
    >
      {ROLES.map(({ role, title }) => (
        <option key={role} value={role}>
          {title}
        </option>
      ))}
    </Select>
  )
}
