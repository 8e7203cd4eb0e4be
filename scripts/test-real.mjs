// npm run test:real: attempts against servers from Debian's packages. Says what is missing; runs what is there.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

process.chdir(path.resolve(import.meta.dirname, '..'))

/** Test file -> the program it needs and where it comes from. */
const SERVERS = {
  'nginx.real.ts': { program: 'nginx', debian: 'nginx-light' },
  'apache.real.ts': { program: 'apache2', debian: 'apache2-bin' },
  'haproxy.real.ts': { program: 'haproxy', debian: 'haproxy' },
  'caddy.real.ts': { program: 'caddy', debian: 'caddy' },
  'varnish.real.ts': { program: 'varnishd', debian: 'varnish' },
  'squid.real.ts': { program: 'squid', debian: 'squid' },
  'dante.real.ts': { program: 'danted', debian: 'dante-server' },
  'nghttpx.real.ts': { program: 'nghttpx', debian: 'nghttp2-proxy' },
}

const has = (program) => spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/sbin" command -v ${program}`], { stdio: 'ignore' }).status === 0
const missing = Object.entries(SERVERS).filter(([, { program }]) => !has(program))
for (const [file, { program, debian }] of missing)
  console.error(`[test:real] ${file} needs ${program}, which is not here: on Debian "apt-get install --no-install-recommends ${debian}".`)
const present = Object.keys(SERVERS).filter((file) => !missing.some(([absent]) => absent === file))
if (present.length > 0) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'e2e/real/vitest.config.ts', ...present]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
if (missing.length > 0) process.exit(1)
