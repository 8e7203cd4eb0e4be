/** What the command line asks for. */
export type Command =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | ({ readonly command: 'profiles' } & Access)
  | ({ readonly command: 'run' } & Access & RunOptions)
export type Access = { readonly server: string; readonly token: string | null }
export type RunOptions = {
  readonly profile: string
  readonly url: string | null
  readonly variables: Readonly<Record<string, string>>
  readonly allowSecretsElsewhere: boolean
  readonly timeoutMs: number
  /** A file, or `-` for the standard output. */
  readonly junit: string | null
  readonly json: string | null
}
export type Environment = Readonly<Record<string, string | undefined>>

/** The command line cannot be understood; the message says what was seen and what is expected. */
export class UsageError extends Error {}

const LONGEST_MS = 60_000
const DEFAULT_MS = 30_000
const VALUED = ['server', 'token', 'url', 'var', 'secret', 'timeout', 'junit', 'json'] as const
const PLAIN = ['allow-secrets-elsewhere', 'help', 'version'] as const
const OF_RUN = ['url', 'var', 'secret', 'timeout', 'junit', 'json', 'allow-secrets-elsewhere']

/** Reads the arguments behind the name of the command. Throws UsageError. */
export function readArguments(argv: readonly string[], environment: Environment): Command {
  const { words, options } = split(argv)
  const last = (name: string) => options.filter((option) => option.name === name).at(-1)?.value ?? null
  const given = (name: string) => options.some((option) => option.name === name)
  if (given('help') || words[0] === 'help') return { command: 'help' }
  if (given('version')) return { command: 'version' }
  const [command, ...rest] = words
  if (command !== 'run' && command !== 'profiles') {
    throw new UsageError(
      `${command === undefined ? 'There is no command' : `${JSON.stringify(command)} is no command`}: expected run or profiles`,
    )
  }
  const access = accessOf(last('server') ?? environment.SOCKSCOPE_SERVER, last('token') ?? environment.SOCKSCOPE_TOKEN)
  if (command === 'profiles') {
    const odd = options.find(({ name }) => OF_RUN.includes(name))
    if (odd !== undefined) throw new UsageError(`--${odd.name} belongs to run: expected none with profiles`)
    if (rest[0] !== undefined) throw new UsageError(`${JSON.stringify(rest[0])} is too much: expected nothing behind profiles`)
    return { command, ...access }
  }
  const [profile, extra] = rest
  if (profile === undefined) throw new UsageError('There is no profile: expected its id or name behind run')
  if (extra !== undefined) throw new UsageError(`${JSON.stringify(extra)} is too much: expected one profile; quote a name with spaces`)
  const [junit, json] = [last('junit'), last('json')]
  if (junit === '-' && json === '-') throw new UsageError('--junit and --json both go to the standard output: expected a file for one')
  return {
    command,
    ...access,
    profile,
    url: last('url'),
    variables: variablesOf(options, environment),
    allowSecretsElsewhere: given('allow-secrets-elsewhere'),
    timeoutMs: timeoutOf(last('timeout')),
    junit,
    json,
  }
}

type Option = { readonly name: string; readonly value: string }

function split(argv: readonly string[]): { readonly words: string[]; readonly options: Option[] } {
  const words: string[] = []
  const options: Option[] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') {
      words.push(...argv.slice(at + 1))
      break
    }
    const short = word === '-h' ? '--help' : word === '-V' ? '--version' : word
    const match = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(short)
    if (match === null) {
      if (word.startsWith('-') && word !== '-') throw new UsageError(`${JSON.stringify(word)} is no option: see sockscope --help`)
      words.push(word)
      continue
    }
    const [, name = '', value] = match
    if ((PLAIN as readonly string[]).includes(name)) {
      if (value !== undefined) throw new UsageError(`--${name} has a value: expected none`)
      options.push({ name, value: '' })
      continue
    }
    if (!(VALUED as readonly string[]).includes(name)) throw new UsageError(`--${name} is no option: see sockscope --help`)
    const next = value ?? argv[++at]
    if (next === undefined) throw new UsageError(`--${name} has no value: expected one behind it`)
    options.push({ name, value: next })
  }
  return { words, options }
}

function accessOf(server: string | undefined, token: string | undefined): Access {
  if (server === undefined || server === '') throw new UsageError('There is no server: expected --server https://… or SOCKSCOPE_SERVER')
  const url = parsedUrl(server)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`The server is ${JSON.stringify(server)}: expected a URL such as https://sockscope.example.com`)
  }
  if (token !== undefined && !/^[\x21-\x7e]*$/.test(token))
    throw new UsageError('The token has a space or a character outside ASCII: expected it as it was shown')
  return { server: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, token: token === undefined || token === '' ? null : token }
}

// `URL.canParse` came with a later Node 18 than the first.
function parsedUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** `--var name=value`, and `--secret name=ENV_NAME`: the value of an environment variable for `{{secret:name}}`. */
function variablesOf(options: readonly Option[], environment: Environment): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const { name: option, value: text } of options) {
    if (option !== 'var' && option !== 'secret') continue
    const equals = text.indexOf('=')
    if (equals < 1)
      throw new UsageError(
        `--${option} is ${JSON.stringify(option === 'var' ? text : text.slice(0, 20))}: expected name=${option === 'var' ? 'value' : 'ENV_NAME'}`,
      )
    const [name, value] = [text.slice(0, equals), text.slice(equals + 1)]
    if (option === 'var') variables[name] = value
    else {
      const secret = environment[value]
      if (secret === undefined)
        throw new UsageError(`The secret ${name} is to be read from ${JSON.stringify(value)}: there is no such environment variable`)
      variables[`secret:${name}`] = secret
    }
  }
  return variables
}

function timeoutOf(text: string | null): number {
  if (text === null) return DEFAULT_MS
  const ms = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(ms >= 1 && ms <= LONGEST_MS))
    throw new UsageError(`--timeout is ${JSON.stringify(text)}: expected milliseconds, 1 to ${LONGEST_MS}`)
  return ms
}
