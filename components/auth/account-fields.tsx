'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordField } from './password-field'

export type AccountValues = { readonly name: string; readonly email: string; readonly password: string }

type AccountFieldsProps = {
  values: AccountValues
  onChange: (values: AccountValues) => void
  errorAt: (path: string) => string | undefined
}

/** Name, address and password of somebody who becomes a member. */
export function AccountFields({ values, onChange, errorAt }: AccountFieldsProps) {
  return (
    <>
      <Field label="Name" error={errorAt('name')} hint="Shown beside what you save and comment">
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="name"
            maxLength={100}
            value={values.name}
            onChange={(event) => onChange({ ...values, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="E-mail address" error={errorAt('email')} hint="To sign in with; no mail is sent">
        {(control) => (
          <Input
            {...control}
            required
            type="email"
            autoComplete="username"
            maxLength={254}
            value={values.email}
            onChange={(event) => onChange({ ...values, email: event.target.value })}
          />
        )}
      </Field>
      <PasswordField
        label="Password"
        kind="new"
        hint="At least 10 characters"
        value={values.password}
        onValue={(password) => onChange({ ...values, password })}
        error={errorAt('password')}
      />
    </>
  )
}
