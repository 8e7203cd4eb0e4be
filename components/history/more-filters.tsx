'use client'

import { format } from 'date-fns'
import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { HistoryAddress } from '@/lib/client/history-address'
import type { Member } from '@/lib/client/team'
import { FilterField } from './filter-field'
import { ProfileChoice } from './profile-choice'
import type { ChangeHistory } from './use-history-filter'

/** The values behind "More filters". */
export const MORE: readonly (keyof HistoryAddress)[] = [
  ...(['status', 'diagnosis', 'product', 'closeCode', 'profileId', 'user', 'from', 'to', 'minMs', 'maxMs', 'pinned'] as const),
]

/** Values that rows of the list have, to choose from. */
export type Offers = Readonly<Partial<Record<keyof HistoryAddress, readonly string[]>>>

type MoreFiltersProps = {
  id: string
  address: HistoryAddress
  offers: Offers
  /** Who may have begun an attempt; null: there is one person only. */
  members: readonly Member[] | null
  profileName: string | undefined
  onChange: ChangeHistory
}

const localMoment = (iso: string) => {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  return format(at, at.getSeconds() === 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss")
}
const isoMoment = (local: string) => {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? local : at.toISOString()
}

/** The filters that are wanted less often, each with its label. */
export function MoreFilters({ id, address, offers, members, profileName, onChange }: MoreFiltersProps) {
  const pinnedId = useId()
  const field = { address, onChange, labelled: true }
  const moment = { type: 'datetime-local', shown: localMoment, read: isoMoment }
  const number = { inputMode: 'numeric' } as const
  return (
    <section
      id={id}
      aria-label="More filters"
      className="grid grid-cols-2 gap-x-3 gap-y-2 rounded-md border bg-surface p-3 sm:grid-cols-6 lg:grid-cols-12"
    >
      <FilterField {...field} {...number} name="status" label="Status" placeholder="403" className="sm:col-span-2" />
      <FilterField {...field} {...number} name="closeCode" label="Close code" placeholder="1006" className="sm:col-span-2" />
      <FilterField
        {...field}
        name="diagnosis"
        label="Cause"
        placeholder="jenkins/wrong-secret"
        offers={offers.diagnosis}
        className="sm:col-span-2 lg:col-span-4"
      />
      <FilterField
        {...field}
        name="product"
        label="Product"
        placeholder="Jenkins"
        offers={offers.product}
        className="sm:col-span-3 lg:col-span-2"
      />
      <ProfileChoice
        value={address.profileId}
        name={profileName}
        onChange={(profileId) => onChange({ profileId })}
        className="max-sm:col-span-2 sm:col-span-3 lg:col-span-2"
      />
      <FilterField {...field} {...moment} name="from" label="From" className="col-span-2 sm:col-span-3" />
      <FilterField {...field} {...moment} name="to" label="To" className="col-span-2 sm:col-span-3" />
      <FilterField {...field} {...number} name="minMs" label="At least, ms" className="sm:col-span-2" />
      <FilterField {...field} {...number} name="maxMs" label="At most, ms" className="sm:col-span-2" />
      {members !== null && (
        <Field label="Who" className="sm:col-span-2">
          {(control) => (
            <Select {...control} className="w-full" value={address.user} onChange={(event) => onChange({ user: event.target.value })}>
              <option value="">Anybody</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <label htmlFor={pinnedId} className={cn('flex h-[30px] items-center gap-2 text-sm sm:col-span-2', members === null && 'sm:mt-5')}>
        <Checkbox
          id={pinnedId}
          checked={address.pinned === 'true'}
          onCheckedChange={(pinned) => onChange({ pinned: pinned ? 'true' : '' })}
        />
        Pinned only
      </label>
    </section>
  )
}
