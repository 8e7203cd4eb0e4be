// What `npm run reset-password -- <address>` runs, bundled by the set-up: for an owner who forgot their password. The server must not run
// meanwhile, because one process at a time writes to a data folder.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { hashPassword } from '@/lib/server/auth/password'
import { ConfigError, config } from '@/lib/server/config'
import { setLogLevel } from '@/lib/server/platform/logger'
import { shutDown } from '@/lib/server/platform/shutdown'
import { inTransaction } from '@/lib/server/store/client'
import { openStore } from '@/lib/server/store/open-store'
import { memberByEmail } from '@/lib/server/store/people/member-of'
import { setPassword } from '@/lib/server/store/people/write-person'
import { audit } from './audit'

const PATIENCE = 10_000

async function run(email: string): Promise<string> {
  if (email === '') throw new ConfigError(['Whose password? Give the address they sign in with: npm run reset-password -- ada@example.com'])
  const settings = config()
  setLogLevel(settings.logLevel)
  const opened = openStore(settings)
  if (!opened.ok) throw new ConfigError([opened.problem])
  const member = memberByEmail(email)
  if (member === null) throw new ConfigError([`Nobody signs in with ${JSON.stringify(email)}.`])
  const password = randomBytes(12).toString('base64url')
  const hash = await hashPassword(password)
  inTransaction(() => setPassword(member.personId, hash))
  audit({ workspaceId: member.workspaceId, personId: member.personId, name: 'the console' }, 'password.reset', member.email ?? '')
  await shutDown(PATIENCE)
  return `${member.name} signs in with ${member.email} and the password ${password} from now on, and is signed out everywhere. Change it in the settings.`
}

run(process.argv[2] ?? '').then(
  (sentence) => {
    console.log(sentence)
    process.exit(0)
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : `The password could not be set: ${error}`)
    process.exit(1)
  },
)
