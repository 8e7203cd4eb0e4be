// The one place that reads the environment. Plain JavaScript with Node's built-ins only: the start script runs it before
// anything is compiled, and the server imports it too.
import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { homedir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether nothing outside this machine can reach a listener bound to `host`. */
export function isLoopback(host) {
  if (host.toLowerCase() === 'localhost') return true
  const version = isIP(host)
  return version !== 0 && loopback.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Reads the configuration from `env` and, for names absent there, from the file `.env` in `root`.
 * Gives every problem at once, one sentence each; values of secrets are never repeated in them.
 */
export function readEnvironment({ env = process.env, root = process.cwd() } = {}) {
  const problems = []
  const file = readEnvFile(path.join(root, '.env'), problems)
  const text = (name) => (env[name] ?? file[name] ?? '').trim()
  const refuse = (name, seen, expected, remedy) => {
    problems.push(`${name} is ${seen}: expected ${expected}; ${remedy}.`)
    return null
  }

  const port = readPort('PORT', text('PORT'), 3000, refuse)
  const practicePort = readPort('PRACTICE_PORT', text('PRACTICE_PORT'), port === null ? 3001 : port < 65535 ? port + 1 : port - 1, refuse)
  if (port !== null && port === practicePort)
    refuse('PRACTICE_PORT', `"${practicePort}"`, 'another port than PORT', 'choose a free one or leave it out')

  const host = readHost(text('HOST'), refuse)
  const publicUrl = readPublicUrl(text('PUBLIC_URL'), refuse)
  const trustedProxies = readProxies(text('TRUSTED_PROXIES'), refuse)
  const unixSockets = readPaths('UNIX_SOCKETS', text('UNIX_SOCKETS'), refuse)
  const secretKey = readKey('SECRET_KEY', text('SECRET_KEY'), refuse)
  const logLevel = text('LOG_LEVEL').toLowerCase() || 'info'
  const allowNetwork = text('ALLOW_NETWORK_DATA_DIR').toLowerCase()
  if (!['', '0', '1', 'true', 'false'].includes(allowNetwork))
    refuse('ALLOW_NETWORK_DATA_DIR', quote(allowNetwork), '1 or 0', 'correct it or leave it out')
  if (!LOG_LEVELS.includes(logLevel)) refuse('LOG_LEVEL', quote(logLevel), `one of ${LOG_LEVELS.join(', ')}`, 'correct it or leave it out')

  if (problems.length > 0) return { ok: false, problems }
  const dataDir = path.resolve(/*turbopackIgnore: true*/ root, text('DATA_DIR') || 'data')
  const databaseFile = path.join(/*turbopackIgnore: true*/ dataDir, 'app.db')
  const keyFile = text('SECRET_KEY_FILE')
  return {
    ok: true,
    config: {
      port,
      practicePort,
      host,
      loopbackOnly: isLoopback(host),
      dataDir,
      databaseFile,
      databaseUrl: `file:${databaseFile}`,
      publicUrl,
      trustedProxies,
      unixSockets,
      secretKey,
      secretKeyFile: keyFile === '' ? null : path.resolve(/*turbopackIgnore: true*/ root, keyFile),
      keyFolder: path.join(
        /*turbopackIgnore: true*/ text('XDG_CONFIG_HOME') || path.join(text('HOME') || homedir(), '.config'),
        'sockscope',
      ),
      logLevel,
      allowNetworkDataDir: allowNetwork === '1' || allowNetwork === 'true',
    },
  }
}

/** The key to come, for `npm run rotate-key`: NEW_SECRET_KEY of the environment or of `.env`, null where it is absent. */
export function readNewKey({ env = process.env, root = process.cwd() } = {}) {
  const problems = []
  const file = readEnvFile(path.join(root, '.env'), problems)
  const key = readKey('NEW_SECRET_KEY', (env.NEW_SECRET_KEY ?? file.NEW_SECRET_KEY ?? '').trim(), (name, seen, expected) => {
    problems.push(`${name} is ${seen}: expected ${expected}; make one with \`openssl rand -hex 32\`.`)
    return null
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, key }
}

/** The address to open in a browser: a wildcard host is reached by way of loopback. */
export function addressOf({ host, port, publicUrl }) {
  if (publicUrl !== null) return publicUrl
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`
}

/** What the console says while nobody owns a server that others can reach. The token stands behind `#`, which no log of a proxy sees. */
export function noOwnerYet(config, token) {
  return `Others can reach it and it has no owner yet: until you open ${addressOf(config)}/set-up#token=${token} and make one, it answers nothing else.`
}

function quote(value) {
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value
  return JSON.stringify(shown)
}

function readEnvFile(file, problems) {
  try {
    return parseEnv(readFileSync(/*turbopackIgnore: true*/ file, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT') problems.push(`The file ${file} cannot be read (${error.code ?? error.message}): mend or remove it.`)
    return {}
  }
}

function readPort(name, text, fallback, refuse) {
  if (text === '') return fallback
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1 && port <= 65535) return port
  return refuse(name, quote(text), 'a whole number from 1 to 65535', `correct it or leave it out for ${fallback}`)
}

function readHost(text, refuse) {
  const host = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text || '127.0.0.1'
  // A label is letters, digits and hyphens (RFC 1123 §2.1); four numbers that are no address are refused too.
  const isName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(host) && !/^[\d.]+$/.test(host)
  if (isIP(host) !== 0 || isName) return host
  return refuse('HOST', quote(text), 'an IP address or a host name without scheme or port', 'correct it or leave it out for 127.0.0.1')
}

function readPublicUrl(text, refuse) {
  if (text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (isOrigin) return url.origin
  const seen = url?.username || url?.password ? 'a URL with a user or password in it' : quote(text)
  return refuse('PUBLIC_URL', seen, 'scheme and host such as "https://sockscope.example.com", without a path', 'correct it or leave it out')
}

function readProxies(text, refuse) {
  const members = text.split(',').flatMap((member) => member.trim() || [])
  for (const member of members) {
    const [address, bits, ...more] = member.split('/')
    const version = isIP(address)
    const width = version === 4 ? 32 : 128
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width)
    if (version === 0 || !isRange || more.length > 0)
      refuse(
        'TRUSTED_PROXIES',
        quote(member),
        'IP addresses or CIDR ranges such as "10.0.0.0/8", separated by commas',
        'correct it or leave it out',
      )
  }
  return members
}

/** Absolute paths in their one form, so that what a draft names can be compared as text. */
function readPaths(name, text, refuse) {
  const members = text.split(',').flatMap((member) => member.trim() || [])
  for (const member of members) {
    if (!path.isAbsolute(member) || path.normalize(member) !== member || member.endsWith('/'))
      refuse(
        name,
        quote(member),
        'absolute paths without "." or ".." such as "/run/app.sock", separated by commas',
        'correct it or leave it out',
      )
  }
  return members
}

/** 32 octets as 64 hex digits or as base64. */
function readKey(name, text, refuse) {
  if (text === '') return null
  const hex = /^[0-9a-f]{64}$/i.test(text)
  const base64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(text)
  if (hex) return new Uint8Array(Buffer.from(text, 'hex'))
  if (base64) return new Uint8Array(Buffer.from(text, 'base64'))
  return refuse(
    name,
    `${text.length} characters long`,
    '32 octets as 64 hex digits or 44 characters of base64',
    'make one with `openssl rand -hex 32`, but use the old one where data was already written with it',
  )
}
