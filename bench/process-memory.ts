import { readFileSync } from 'node:fs'

/** Resident memory of a process and all it started, octets; 0 where the system does not tell (other than Linux). */
export function residentMemory(pid: number): number {
  try {
    const own = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return Number(own) * 1024 + children.reduce((sum, child) => sum + residentMemory(Number(child)), 0)
  } catch {
    return 0
  }
}

export const mib = (octets: number): string => `${(octets / 1_048_576).toFixed(0)} MiB`
