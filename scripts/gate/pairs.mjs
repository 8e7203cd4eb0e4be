// Each file of lib/core that holds code has its test beside it, or is covered by the test named here.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, trackedFiles } from './tracked-files.mjs'

/** Collections whose members are data tested together: folder -> the test that runs every member. */
const TESTED_TOGETHER = {
  'lib/core/rules/request/': 'lib/core/rules/rules.test.ts',
  'lib/core/rules/response/': 'lib/core/rules/rules.test.ts',
  'lib/core/rules/transport/': 'lib/core/rules/rules.test.ts',
  'lib/core/rules/tls/': 'lib/core/rules/rules.test.ts',
  'lib/core/rules/http2/': 'lib/core/rules/rules.test.ts',
  'lib/core/rules/frames/': 'lib/core/rules/rules.test.ts',
  'lib/core/expectations/kinds/': 'lib/core/expectations/kinds/kinds.test.ts',
  'lib/core/clients/profiles/': 'lib/core/clients/clients.test.ts',
  'lib/core/logs/kinds/': 'lib/core/logs/kinds/kinds.test.ts',
  'lib/core/endpoints/presets/': 'lib/core/endpoints/presets/presets.test.ts',
  'lib/core/ladder/rows/': 'lib/core/ladder/rows/rows.test.ts',
  'lib/core/endpoints/snippets/': 'lib/core/endpoints/snippets/snippets.test.ts',
}

/** The files of a pack that is a folder are tested together: packs/nginx/… by packs/nginx/nginx.test.ts. */
const PACK_FOLDER = /^lib\/core\/endpoints\/packs\/([^/]+)\//

/** Whether a module holds anything but types and re-exports. */
export function holdsCode(source) {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return /^\s*export\s+(default|const|let|function|class|abstract|enum)\b/m.test(withoutComments)
}

export function missingTests(files, read, exists) {
  const missing = []
  for (const file of files) {
    if (!file.startsWith('lib/core/') || !file.endsWith('.ts') || file.endsWith('.test.ts') || file.endsWith('.d.ts')) continue
    if (!holdsCode(read(file))) continue
    const together = Object.entries(TESTED_TOGETHER).find(([folder]) => file.startsWith(folder))
    const pack = PACK_FOLDER.exec(file)?.[1]
    const test = pack ? `lib/core/endpoints/packs/${pack}/${pack}.test.ts` : together ? together[1] : file.replace(/\.ts$/, '.test.ts')
    if (!exists(test)) missing.push({ file, test })
  }
  return missing
}

if (process.argv[1] === import.meta.filename) {
  const files = trackedFiles('lib/core')
  const missing = missingTests(
    files.filter((file) => existsSync(path.join(ROOT, file))),
    (file) => readFileSync(path.join(ROOT, file), 'utf8'),
    (file) => existsSync(path.join(ROOT, file)),
  )
  for (const { file, test } of missing) console.error(`pairs: ${file} has no test: expected ${test}`)
  if (missing.length > 0) process.exit(1)
  console.log(`pairs: every file of lib/core has its test`)
}
