import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const PASSWORD = 'changeit'
/** Java compiles the source first, on a slow machine for long. */
const START_MS = 120_000
const LINE_MS = 60_000

/** The real classes at work: their ports, and answers line by line. */
export type RealRemoting = {
  readonly ports: Readonly<Record<string, number>>
  readonly identity: string
  readonly capability: string
  /** Lines that told what happened, such as `EVENT ONLINE <name>`, texts read. */
  readonly events: readonly string[]
  ask(line: string): Promise<string>
  close(): void
}

/** Where the programs of a JDK are: JAVA_HOME first. Null where there is none. */
export function findProgram(name: 'java' | 'keytool'): string | null {
  const home = process.env.JAVA_HOME
  const inHome = home ? path.join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name) : null
  if (inHome && existsSync(inHome)) return inHome
  return spawnSync(name, ['-help'], { stdio: 'ignore' }).error ? null : name
}

/** What is missing to run the real classes, in sentences; empty where all is there. */
export function missing(jar: string | undefined): string[] {
  const found: string[] = []
  if (jar === undefined)
    found.push(
      'No remoting.jar is named: npm run test:remoting -- <remoting.jar> (a controller has it at <Jenkins URL>/jnlpJars/remoting.jar)',
    )
  else if (!existsSync(jar)) found.push(`There is no file ${jar}`)
  const java = findProgram('java')
  if (java === null) found.push('There is no java: install a JDK, version 11 or newer, or set JAVA_HOME')
  else {
    const modules = spawnSync(java, ['--list-modules'], { encoding: 'utf8' })
    if (modules.status !== 0) found.push('java is older than version 11: a JDK of version 11 or newer is needed')
    else if (!modules.stdout.includes('jdk.compiler')) found.push('java has no compiler: a JDK is needed, a JRE is not enough')
  }
  if (findProgram('keytool') === null) found.push('There is no keytool, which every JDK has: set JAVA_HOME to a whole JDK')
  return found
}

/** Starts the harness on the classes of a jar, with a certificate made for it. Throws with what Java said when it does not start. */
export async function startRealRemoting(jar: string): Promise<RealRemoting> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-remoting-'))
  const keystore = path.join(folder, 'controller.p12')
  const made = spawnSync(
    findProgram('keytool') ?? 'keytool',
    ['-genkeypair', '-alias', 'controller', '-keyalg', 'RSA', '-keysize', '2048', '-sigalg', 'SHA256withRSA', '-validity', '366']
      .concat(['-dname', 'CN=test, O=instances, OU=jenkins.io, C=US', '-storetype', 'PKCS12'])
      .concat(['-keystore', keystore, '-storepass', PASSWORD]),
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`keytool made no certificate: ${made.stdout}${made.stderr}`)
  const source = path.join(import.meta.dirname, 'RealRemoting.java')
  const java = spawn(findProgram('java') ?? 'java', ['-cp', path.resolve(jar), source, keystore, PASSWORD])
  const close = () => {
    java.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await talkTo(java)), close }
  } catch (error) {
    close()
    throw error
  }
}

async function talkTo(java: ChildProcessWithoutNullStreams): Promise<Omit<RealRemoting, 'close'>> {
  const ports: Record<string, number> = {}
  const events: string[] = []
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = []
  let identity = ''
  let capability = ''
  let said = ''
  let ready = () => {}
  let broken = (_: Error) => {}
  const started = new Promise<void>((resolve, reject) => {
    ready = resolve
    broken = reject
  })
  java.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8_000)))
  const gone = (error: Error) => {
    broken(error)
    for (const one of waiting.splice(0)) one.reject(error)
  }
  java.on('error', gone)
  java.on('exit', (code) => gone(new Error(`java ended with ${code}:\n${said}`)))
  createInterface({ input: java.stdout }).on('line', (line) => {
    const [kind, first = '', second = ''] = line.split(' ')
    if (kind === 'PORT') ports[first] = Number(second)
    else if (kind === 'IDENTITY') identity = first
    else if (kind === 'CAPABILITY') capability = textOf(first) ?? ''
    else if (kind === 'EVENT') events.push(`${first} ${textOf(second)}`)
    else if (kind === 'READY') ready()
    else waiting.shift()?.resolve(line)
  })
  const timer = setTimeout(() => broken(new Error(`java was not ready within ${START_MS / 1000} s:\n${said}`)), START_MS)
  await started.finally(() => clearTimeout(timer))
  return {
    ports,
    identity,
    capability,
    events,
    ask: (line) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no answer to "${line.slice(0, 60)}" within ${LINE_MS / 1000} s`)), LINE_MS)
        const over =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late)
            settle(value)
          }
        waiting.push({ resolve: over(resolve), reject: over(reject) })
        java.stdin.write(`${line}\n`)
      }),
  }
}

/** A text as one word of the harness' lines. */
export function word(text: string | null): string {
  if (text === null) return '-'
  return text === '' ? '=' : Buffer.from(text, 'utf8').toString('base64')
}

export function textOf(given: string): string | null {
  if (given === '-') return null
  return given === '=' ? '' : Buffer.from(given, 'base64').toString('utf8')
}
