import 'server-only'
import { singleton } from '@/lib/server/platform/singleton'
import { newToken } from './bearer-token'

/** The one-time token of this process: whoever reads the console may make the owner with it. A restart makes another. */
export const setUpToken = (): string => singleton('set-up-token', () => newToken('setup'))
