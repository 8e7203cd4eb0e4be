import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { PASSWORD_LENGTH } from '@/lib/server/auth/library'
import { hashPassword } from '@/lib/server/auth/password'
import type { Account } from '@/lib/server/store/people/write-person'

export type AccountInput = { readonly name: string; readonly email: string; readonly password: string }

/** An account as it is stored. Throws InputError where the password is too easy to guess. */
export async function accountOf({ name, email, password }: AccountInput): Promise<Account> {
  assertPassword(password, [name, email.split('@')[0] ?? ''])
  return { name: name.trim(), email: email.trim().toLowerCase(), passwordHash: await hashPassword(password) }
}

/** Throws InputError; `about` are words that must not be all of it. */
export function assertPassword(password: string, about: readonly string[] = []): void {
  const refuse = (message: string) => {
    throw new InputError('weak-password', message, [{ path: 'password', message }])
  }
  const { min, max } = PASSWORD_LENGTH
  if (password.length < min) refuse(`The password has ${password.length} characters: expected at least ${min}`)
  if (password.length > max) refuse(`The password has ${password.length} characters: expected at most ${max}`)
  if (new Set(password).size < 4) refuse('The password repeats a few characters: expected at least 4 different ones')
  if (about.some((word) => word.length > 0 && password.toLowerCase() === word.toLowerCase()))
    refuse('The password is your name: expected another')
}
