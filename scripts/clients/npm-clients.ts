import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type OpenAll, oneByOne } from './drivers/driver'
import { open as faye } from './drivers/faye-websocket'
import { open as undici } from './drivers/undici'
import { open as websocket } from './drivers/websocket'
import { open as ws } from './drivers/ws'

/** Clients that are npm packages of this project, by name: measured wherever the tests run. */
export const NPM_CLIENTS: Readonly<Record<string, OpenAll>> = {
  ws: oneByOne(ws),
  undici: oneByOne(undici),
  websocket: oneByOne(websocket),
  'faye-websocket': oneByOne(faye),
}

/** The version of an installed package. */
export function installedVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join('node_modules', name, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error(`${name} has no version`)
}
