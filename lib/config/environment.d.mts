export type Environment = {
  readonly port: number
  readonly practicePort: number
  /** An IP address without brackets, or a host name. */
  readonly host: string
  /** Whether `host` can be reached from this machine only. */
  readonly loopbackOnly: boolean
  /** Absolute. */
  readonly dataDir: string
  readonly databaseFile: string
  /** As Prisma wants it: `file:` and the absolute path. */
  readonly databaseUrl: string
  /** Scheme and host, no slash at the end. */
  readonly publicUrl: string | null
  /** IP addresses and CIDR ranges. */
  readonly trustedProxies: readonly string[]
  /** Absolute paths of the Unix sockets that drafts may name. */
  readonly unixSockets: readonly string[]
  /** The master key's 32 octets, where SECRET_KEY is set. */
  readonly secretKey: Uint8Array | null
  readonly secretKeyFile: string | null
  /** Folder of the key files made where neither SECRET_KEY nor SECRET_KEY_FILE is set. */
  readonly keyFolder: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** The data folder may be on a network file system. */
  readonly allowNetworkDataDir: boolean
}

export type EnvironmentResult =
  | { readonly ok: true; readonly config: Environment }
  | { readonly ok: false; readonly problems: readonly string[] }

export declare function isLoopback(host: string): boolean
export declare function readEnvironment(source?: {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly root?: string
}): EnvironmentResult
export declare function readNewKey(source?: {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly root?: string
}): { readonly ok: true; readonly key: Uint8Array | null } | { readonly ok: false; readonly problems: readonly string[] }
export declare function noOwnerYet(config: Pick<Environment, 'host' | 'port' | 'publicUrl'>, token: string): string
export declare function addressOf(config: Pick<Environment, 'host' | 'port' | 'publicUrl'>): string
