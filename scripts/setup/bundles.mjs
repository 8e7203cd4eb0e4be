/**
 * How esbuild makes a worker thread: one file that needs only better-sqlite3 beside it.
 * @param {string} outfile
 * @param {string} [entry]
 * @returns {import('esbuild').BuildOptions}
 */
export function workerBundle(outfile, entry = 'lib/server/store/worker/thread.ts') {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3'],
    // `server-only` throws outside this condition.
    conditions: ['react-server'],
    // CommonJS packages inside the bundle ask for Node's built-ins by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  }
}

/**
 * The thread that reads attempts into the search index: it holds all rules, which would make the other threads slow to start.
 * @param {string} outfile
 */
export const searchWorkerBundle = (outfile) => workerBundle(outfile, 'lib/server/store/worker/index-thread.ts')

/**
 * How esbuild makes a command of the product, such as `npm run rejudge`: our own code in one file, packages beside it.
 * @param {string} entry
 * @param {string} outfile
 * @returns {import('esbuild').BuildOptions}
 */
export function commandBundle(entry, outfile) {
  return { ...workerBundle(outfile), entryPoints: [entry], external: undefined, packages: 'external', tsconfig: 'tsconfig.json' }
}

/**
 * How esbuild makes the command line client: one file without dependencies, for Node 18 and newer.
 * @param {string} outfile
 * @param {string} version
 * @returns {import('esbuild').BuildOptions}
 */
export function cliBundle(outfile, version) {
  return {
    entryPoints: ['lib/cli/command.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    banner: { js: '#!/usr/bin/env node' },
    define: { SOCKSCOPE_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    logLevel: 'warning',
  }
}

/** The `package.json` beside it, with which `npm pack` makes a package of its own. */
export const cliPackage = ({ version, license }) => ({
  name: 'sockscope-cli',
  version,
  description: 'Runs the profiles of a Sockscope server from scripts: exit code, JUnit and JSON.',
  license,
  type: 'module',
  bin: { sockscope: './sockscope.mjs' },
  files: ['sockscope.mjs'],
  engines: { node: '>=18' },
})
