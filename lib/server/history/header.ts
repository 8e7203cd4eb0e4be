import 'server-only'
import { FORMAT, headerLine, VERSION } from './file-format'

const EXPECTED = 'expected JSON lines as the history exports them'

/** What is wrong with the first line of a file, in a sentence that says what to do; null where nothing is. */
export function headerProblem(octets: Uint8Array | null): string | null {
  if (octets === null) return `The first line is too long to be that of exported history: ${EXPECTED}`
  if (octets[0] === 0x1f && octets[1] === 0x8b) return 'The file is compressed (gzip): unpack it first'
  if (octets[0] === 0x50 && octets[1] === 0x4b) return 'The file is an archive (ZIP): unpack it first'
  const value = jsonOf(octets)
  if (isHar(value, octets))
    return 'The file is a HAR, which has too little of an attempt to be one: open the workbench and import its request there'
  const read = headerLine.safeParse(value)
  if (!read.success) return `The first line is no header of exported history: ${EXPECTED} (CSV and other formats are for other tools)`
  const { format, version } = read.data
  if (format !== FORMAT) return `The file has the format ${JSON.stringify(format)}: expected "${FORMAT}"`
  if (!Number.isInteger(version) || version < 1) return `The file has version ${version}, which never was: ${EXPECTED}`
  if (version > VERSION) return `The file has version ${version}: this Sockscope reads up to ${VERSION}; import it with a newer one`
  return null
}

/** What wrote the file, as its header says. */
export function toolOf(octets: Uint8Array | null): string {
  const read = headerLine.safeParse(octets === null ? null : jsonOf(octets))
  return read.success ? (read.data.tool ?? '') : ''
}

function jsonOf(octets: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(octets))
  } catch {
    return null
  }
}

function isHar(value: unknown, octets: Uint8Array): boolean {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'log')) return true
  return /^\s*\{\s*("log"\s*:|$)/.test(new TextDecoder().decode(octets.subarray(0, 200)))
}
