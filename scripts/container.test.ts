import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const instructions = dockerfile
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
const last = (word: string) => instructions.findLast((line) => line.startsWith(`${word} `))
const final = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')))

/** The lines of compose.yaml by their place: `services.sockscope.read_only` and so on; lists as they are written. */
function composed(): Map<string, string[]> {
  const places = new Map<string, string[]>()
  const above: { indent: number; key: string }[] = []
  for (const line of readFileSync('compose.yaml', 'utf8').split('\n')) {
    const [, space = '', text = ''] = /^( *)(.*?)(?: +#.*)?$/.exec(line) ?? []
    if (text === '' || text.startsWith('#')) continue
    while (above.length > 0 && (above.at(-1)?.indent ?? 0) >= space.length) above.pop()
    const [, key, value = ''] = text.startsWith('- ') ? [] : (/^([\w-]+):\s*(.*)$/.exec(text) ?? [])
    const path = above.map((one) => one.key).join('.')
    if (key === undefined) places.set(path, [...(places.get(path) ?? []), text.slice(2)])
    else {
      places.set(path === '' ? key : `${path}.${key}`, value === '' ? [] : [value])
      above.push({ indent: space.length, key })
    }
  }
  return places
}

describe('T-47: the image', () => {
  it('is built on a named release, and runs as an ordinary user who owns nothing of the product', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1])
    for (const base of bases) expect(base).toMatch(/^node:\d+-\w+-slim$/)
    expect(last('USER')).toBe('USER node')
    expect(final.indexOf('USER node')).toBeGreaterThan(final.findIndex((line) => line.startsWith('COPY ')))
    expect(final.find((line) => line.startsWith('COPY '))).toContain('--chown=root:root')
  })
  it('keeps data and key in two volumes', () => {
    expect(last('VOLUME')).toBe('VOLUME ["/data", "/keys"]')
    expect(dockerfile).toMatch(/DATA_DIR=\/data\b/)
    expect(dockerfile).toMatch(/XDG_CONFIG_HOME=\/keys\b/)
  })
  it('T-19: starts the production build, with neither a development server nor a debugger', () => {
    expect(dockerfile).toMatch(/NODE_ENV=production\b/)
    expect(last('CMD')).toBe('CMD ["node", "scripts/start.mjs"]')
    expect(dockerfile).not.toMatch(/--inspect|--dev\b/)
  })
  it('takes neither a secret nor the history of the repository with it', () => {
    expect(dockerfile).not.toMatch(/^(ARG|ENV).*(KEY|TOKEN|SECRET|PASSWORD)=/im)
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(expect.arrayContaining(['.git', '.env', 'data']))
  })
})

describe('T-47: compose.yaml', () => {
  const service = (key: string) => composed().get(`services.sockscope.${key}`)
  it('gives the container no power: read-only root, no capability, no new privileges, no core file', () => {
    expect(service('read_only')).toEqual(['true'])
    expect(service('cap_drop')).toEqual(['[ALL]'])
    expect(service('cap_add')).toBe(undefined)
    expect(service('privileged')).toBe(undefined)
    expect(service('network_mode')).toBe(undefined)
    expect(service('security_opt')).toEqual(['[no-new-privileges:true]'])
    expect(service('ulimits.core')).toEqual(['0'])
    expect(service('pids_limit')).toEqual(['512'])
  })
  it('publishes the port on this machine only, on a network of its own', () => {
    expect(service('ports')).toEqual(['127.0.0.1:3000:3000'])
    expect(service('networks')).toEqual(['[sockscope]'])
    expect(composed().has('networks.sockscope')).toBe(true)
  })
  it('mounts two named volumes, nothing of the host, and no socket of Docker', () => {
    expect(service('volumes')).toEqual(['data:/data', 'keys:/keys'])
    expect([composed().has('volumes.data'), composed().has('volumes.keys')]).toEqual([true, true])
  })
  it('T-13: knows no password: the owner is made by the link in the log', () => {
    expect(readFileSync('compose.yaml', 'utf8')).not.toMatch(/TOKEN|PASSWORD|SECRET_KEY/)
    expect(readFileSync('compose.yaml', 'utf8')).toContain('docker compose logs')
  })
})
