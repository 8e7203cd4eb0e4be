import 'server-only'
import { hkdfSync } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { PEER_FIELD } from '@/lib/server/http/peers'
import { newId } from '@/lib/server/platform/ids'
import { singleton } from '@/lib/server/platform/singleton'
import { masterKey } from '@/lib/server/secrets/current'
import { authDatabase } from '@/lib/server/store/people/auth-database'
import { hashPassword, isPassword } from './password'

/** Shortest and longest password, characters. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const
/** A session ends this long after the sign-in, seconds. */
const SESSION_S = 30 * 24 * 60 * 60
/** Its last use is written at most this often, seconds. */
const TOUCH_S = 60 * 60

/** Sessions are signed with a key of their own, which neither the database nor a backup of it holds. */
const sessionKey = () => Buffer.from(hkdfSync('sha256', masterKey(), '', 'sockscope sessions 1', 32)).toString('base64url')

/**
 * The auth library: passwords and sessions. It serves no route of its own: our handlers call it, behind the guard that every
 * request passes, and make people themselves (nobody signs up uninvited).
 */
const make = () =>
  betterAuth({
    appName: 'Sockscope',
    // Never used to build a link; the library wants one.
    baseURL: 'http://localhost',
    secret: sessionKey(),
    database: authDatabase(),
    user: { modelName: 'person' },
    session: { modelName: 'signInSession', expiresIn: SESSION_S, updateAge: TOUCH_S },
    account: { modelName: 'credential' },
    verification: { modelName: 'verification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: isPassword },
    },
    advanced: {
      cookiePrefix: 'sockscope',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { ipAddressHeaders: [PEER_FIELD] },
      database: { generateId: () => newId() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

/** The one instance of this process; the store must be open. */
export const authLibrary = (): ReturnType<typeof make> => singleton('auth-library', make)
