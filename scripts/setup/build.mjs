import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { cliBundle, cliPackage, commandBundle, searchWorkerBundle, workerBundle } from './bundles.mjs'
import { step } from './run.mjs'
import { SetupError, say } from './say.mjs'
import { contentHash, unlessCurrent } from './stamp.mjs'

/** Makes lib/generated/prisma from the schema. */
export function generateClient() {
  const hash = contentHash(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  return unlessCurrent({ stamp: 'lib/generated/.stamp', hash, made: ['lib/generated/prisma/client.ts'] }, () =>
    step(
      'Generating the database client (prisma generate)',
      process.execPath,
      ['node_modules/prisma/build/index.js', 'generate'],
      'Mend prisma/schema.prisma, or remove node_modules and run this again.',
    ),
  )
}

const BUNDLES = {
  'build/store-worker.mjs': (file) => workerBundle(file),
  'build/search-worker.mjs': searchWorkerBundle,
  'build/rejudge.mjs': (outfile) => commandBundle('lib/server/attempts/rejudge-command.ts', outfile),
  'build/reset-password.mjs': (outfile) => commandBundle('lib/server/team/reset-password-command.ts', outfile),
  'build/cli/sockscope.mjs': (outfile) => cliBundle(outfile, ownPackage().version),
  'build/rotate-key.mjs': (outfile) => commandBundle('lib/server/store/rotate-key/command.ts', outfile),
}

const ownPackage = () => JSON.parse(readFileSync('package.json', 'utf8'))

/** What makes the folder of the command line client a package for `npm pack`. */
function writeCliPackage() {
  chmodSync('build/cli/sockscope.mjs', 0o755)
  writeFileSync('build/cli/package.json', `${JSON.stringify(cliPackage(ownPackage()), null, 2)}\n`)
  copyFileSync('lib/cli/README.md', 'build/cli/README.md')
  copyFileSync('LICENSE', 'build/cli/LICENSE')
}

/** Bundles what runs outside Next's build: the thread that does the store's heavy reads, commands, and the command line client. */
export function bundleBesides() {
  const hash = contentHash(
    ['lib', 'LICENSE', 'tsconfig.json', 'package.json', 'package-lock.json', 'scripts/setup/bundles.mjs'],
    [process.version],
  )
  return unlessCurrent({ stamp: 'build/bundles.stamp', hash, made: Object.keys(BUNDLES) }, async () => {
    const esbuild = await import('esbuild')
    mkdirSync('build/cli', { recursive: true })
    for (const [outfile, options] of Object.entries(BUNDLES)) {
      try {
        await esbuild.build(options(`${outfile}.new`))
      } catch {
        throw new SetupError(`${outfile} could not be bundled (the reason stands above): mend it, then run this again.`)
      }
      renameSync(`${outfile}.new`, outfile)
    }
    writeCliPackage()
  })
}

const BUILD_INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'scripts/setup/without-examples.cjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Builds the product where its sources changed since the last build, or were built by another Node. */
export function buildProduct() {
  const hash = contentHash(BUILD_INPUTS, [process.version, process.platform, process.arch])
  return unlessCurrent({ stamp: '.next/sockscope-build', hash, made: ['.next/BUILD_ID', '.next/build-manifest.json'] }, async () => {
    forgetOtherNode('.next/sockscope-node')
    await step(
      'Building (next build)',
      process.execPath,
      ['node_modules/next/dist/bin/next', 'build'],
      'On an unchanged clone remove the folder .next and run this again; after a change of yours mend what it names.',
    )
    writeFileSync('.next/sockscope-node', process.version)
  })
}

/** A build cache of another Node is thrown away: what is in it was compiled for that one. */
function forgetOtherNode(file) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null
  if (before === process.version || !existsSync('.next')) return
  if (before !== null) say(`The last build was made by Node ${before}; beginning afresh`)
  rmSync('.next', { recursive: true, force: true })
}
