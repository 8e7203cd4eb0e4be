import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from '../setup/browser.mjs'
import { chromiumAt } from './drivers/chromium'
import type { OpenAll } from './drivers/driver'
import { firefoxAt } from './drivers/firefox'
import { type About, programOf } from './drivers/program'

/** A client that is not an npm package of this project: measured by hand where its program is. */
export type OtherClient = {
  /** What to install where it is not there. */
  readonly needs: string
  /** null where it is not there; `about` is known once it has run. */
  find(): Promise<{ readonly openAll: OpenAll; about(): About } | null>
}

const FOLDER = path.join(import.meta.dirname, 'programs')

function outputOf(command: readonly string[], environment: Readonly<Record<string, string>> = {}): string | null {
  const [file = '', ...args] = command
  try {
    return execFileSync(file, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...environment },
    }).trim()
  } catch {
    return null
  }
}

function program(command: readonly string[]) {
  let told: About = { version: '', on: '' }
  const openAll = programOf(command, (about) => {
    told = about
  })
  return { openAll, about: () => told }
}

function python(library: string, module: string): OtherClient {
  return {
    needs: `python3-${library}`,
    async find() {
      const interpreter = process.env.PYTHON ?? '/usr/bin/python3'
      if (outputOf([interpreter, '-c', `import ${module}`]) === null) return null
      return program([interpreter, '-W', 'ignore', path.join(FOLDER, 'python.py'), library])
    },
  }
}

function go(source: string, debian: string): OtherClient {
  return {
    needs: `golang-go ${debian}`,
    async find() {
      const version = /\t([\d.]+)/.exec(outputOf(['dpkg-query', '--show', debian]) ?? '')?.[1]
      if (!version) return null
      const built = path.join(mkdtempSync(path.join(tmpdir(), 'sockscope-go-')), source)
      const environment = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode' }
      if (outputOf(['go', 'build', '-o', built, path.join(FOLDER, `${source}.go`)], environment) === null) return null
      return program([built, version])
    },
  }
}

/** Version of a browser, such as 156.0.8078.108, and the system it ran on. */
const browserAbout = (file: string) => (): About => ({
  version: outputOf([file, '--version'])?.match(/[\d.]+/)?.[0] ?? '',
  on: outputOf(['sh', '-c', '. /etc/os-release && echo "$PRETTY_NAME"']) ?? process.platform,
})

/** By name of the profile. */
export const OTHER_CLIENTS: Readonly<Record<string, OtherClient>> = {
  chromium: {
    needs: 'chromium',
    async find() {
      const file = await findBrowser()
      return file === undefined ? null : { openAll: chromiumAt(file), about: browserAbout(file) }
    },
  },
  firefox: {
    needs: 'firefox-esr',
    async find() {
      const file = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((one) => existsSync(one))
      return file === undefined ? null : { openAll: firefoxAt(file), about: browserAbout(file) }
    },
  },
  websockets: python('websockets', 'websockets'),
  wsproto: python('wsproto', 'wsproto'),
  aiohttp: python('aiohttp', 'aiohttp'),
  'websocket-client': { ...python('websocket-client', 'websocket'), needs: 'python3-websocket' },
  gorilla: go('gorilla', 'golang-github-gorilla-websocket-dev'),
  nhooyr: go('nhooyr', 'golang-nhooyr-websocket-dev'),
  jdk: {
    needs: 'default-jdk-headless',
    find: async () => (outputOf(['java', '--version']) === null ? null : program(['java', path.join(FOLDER, 'Jdk.java')])),
  },
}
