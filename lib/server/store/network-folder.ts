import 'server-only'
import { statfsSync } from 'node:fs'

/** `f_type` of statfs(2) on Linux for file systems whose locks and order of writes SQLite cannot rely on (sqlite.org/lockingv3.html §6, /wal.html). */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
])

/** The name of the network file system a folder is on; null where it is on none, or that cannot be told (on other systems than Linux). */
export function networkFileSystem(folder: string, platform: string = process.platform, look: typeof typeOf = typeOf): string | null {
  return platform === 'linux' ? (NETWORK_FILE_SYSTEMS.get(look(folder)) ?? null) : null
}

// The kernel's number is 32 bits wide; Node may give it with its sign.
const typeOf = (folder: string): number => statfsSync(/*turbopackIgnore: true*/ folder).type >>> 0
