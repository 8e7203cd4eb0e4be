import { Select } from '@/components/ui/select'
import type { KnownValues } from '@/lib/client/known-values'

/** Chooses the environment whose values fill the placeholders; absent where there is none. */
export function EnvironmentSelect({ environments, environment, choose }: KnownValues) {
  if (environments.length === 0) return null
  return (
    <Select
      aria-label="Environment"
      value={environment?.id ?? ''}
      onChange={({ target }) => choose(target.value === '' ? null : target.value)}
      className="h-[34px] max-w-44 [&>select]:h-[34px]"
    >
      <option value="">No environment</option>
      {environments.map(({ id, name, scope }) => (
        <option key={id} value={id}>
          {scope === 'own' ? `${name} (mine)` : name}
        </option>
      ))}
    </Select>
  )
}
