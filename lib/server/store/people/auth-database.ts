import 'server-only'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { prisma } from '../client'

/** The database as the auth library reads and writes it: its rows are people, their passwords, and where they are signed in. */
export const authDatabase = () => prismaAdapter(prisma(), { provider: 'sqlite' })
