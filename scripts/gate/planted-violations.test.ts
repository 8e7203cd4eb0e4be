import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { importViolations } from './import-directions.mjs'

/** One planted violation a rule: the files of a small tree, and which of them must be reported. */
type Plant = { readonly files: Record<string, string>; readonly from: string }
const unit = 'export const value = 1\nexport type Value = number\n'
const importing = (target: string) => `import { value } from '${target}'\nexport const used = value\n`
const importingType = (target: string) => `import type { Value } from '${target}'\nexport type Used = Value\n`

const LOWEST = 'lib/core/bytes/low.ts'
const PLANTS: Record<string, Plant> = {
  'core-is-pure': { files: { [LOWEST]: "import path from 'node:path'\nexport const used = path.sep\n" }, from: LOWEST },
  'core-bytes-reads-downwards': {
    files: { [LOWEST]: importingType('../http1/up'), 'lib/core/http1/up.ts': unit },
    from: LOWEST,
  },
  'packs-stand-alone': {
    files: { 'lib/core/endpoints/packs/nginx/upgrade.ts': importing('../caddy'), 'lib/core/endpoints/packs/caddy.ts': unit },
    from: 'lib/core/endpoints/packs/nginx/upgrade.ts',
  },
  'sockets-in-one-place': {
    files: { 'lib/server/attempts/dial.ts': "import net from 'node:net'\nexport const used = net.connect\n" },
    from: 'lib/server/attempts/dial.ts',
  },
  'database-in-one-place': {
    files: { 'lib/server/attempts/rows.ts': importingType('@/lib/generated/prisma/client'), 'lib/generated/prisma/client.ts': unit },
    from: 'lib/server/attempts/rows.ts',
  },
  'net-only-moves-bytes': {
    files: { 'lib/server/net/judge.ts': importing('../../core/rules/judge'), 'lib/core/rules/judge.ts': unit },
    from: 'lib/server/net/judge.ts',
  },
  'store-does-not-judge': {
    files: { 'lib/server/store/judge.ts': importing('../../core/rules/judge'), 'lib/core/rules/judge.ts': unit },
    from: 'lib/server/store/judge.ts',
  },
  'browser-never-reaches-the-server': {
    files: { 'components/attempt/row.tsx': importingType('@/lib/server/store/types'), 'lib/server/store/types.ts': unit },
    from: 'components/attempt/row.tsx',
  },
  'cli-stands-alone': {
    files: { 'lib/cli/ask.ts': importingType('../server/store/types'), 'lib/server/store/types.ts': unit },
    from: 'lib/cli/ask.ts',
  },
  'components-only-show': {
    files: {
      'components/attempt/judge.tsx': `${importing('@/lib/core/rules/judge')}export const Shown = () => <b>{used}</b>\n`,
      'lib/core/rules/judge.ts': unit,
    },
    from: 'components/attempt/judge.tsx',
  },
  'ui-has-no-domain': {
    files: { 'components/ui/badge.tsx': importing('../attempt/row'), 'components/attempt/row.tsx': unit },
    from: 'components/ui/badge.tsx',
  },
  'routes-are-leaves': {
    files: { 'components/attempt/page.tsx': importing('@/app/page'), 'app/page.tsx': unit },
    from: 'components/attempt/page.tsx',
  },
  'routes-call-verbs': {
    files: { 'app/api/attempts/route.ts': importing('@/lib/server/store/list'), 'lib/server/store/list.ts': unit },
    from: 'app/api/attempts/route.ts',
  },
  'tests-are-leaves': {
    files: { 'lib/server/attempts/start.ts': importing('@/lib/testing/play'), 'lib/testing/play.ts': unit },
    from: 'lib/server/attempts/start.ts',
  },
  'no-cycles': {
    files: {
      'lib/core/bytes/a.ts': importing('./b'),
      'lib/core/bytes/b.ts': "import { used } from './a'\nexport const value = () => used\n",
    },
    from: 'lib/core/bytes/a.ts',
  },
  'no-orphans': { files: { 'lib/core/bytes/alone.ts': unit }, from: 'lib/core/bytes/alone.ts' },
  'not-resolvable': { files: { 'lib/core/bytes/a.ts': importing('./missing') }, from: 'lib/core/bytes/a.ts' },
}

/** The rules that are made from a list follow one pattern: their plants are made from the same pattern. */
function plantFor(rule: { name: string; from: { path?: string } }): Plant | undefined {
  const level = /^core-(\w+)-reads-downwards$/.exec(rule.name)
  if (level && rule.name !== 'core-bytes-reads-downwards') {
    const file = `lib/core/${level[1]}/low.ts`
    return { files: { [file]: importingType('../attic/high'), 'lib/core/attic/high.ts': unit }, from: file }
  }
  if (rule.name.startsWith('members-stand-alone-')) {
    const folder = /^\^(.*)\/\(\?!index\)/.exec(rule.from.path ?? '')?.[1] ?? ''
    return { files: { [`${folder}/one.ts`]: importing('./two'), [`${folder}/two.ts`]: unit }, from: `${folder}/one.ts` }
  }
  return PLANTS[rule.name]
}

describe('every import rule catches a planted violation', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  for (const rule of config.forbidden) {
    it(rule.name, async () => {
      const plant = plantFor(rule)
      if (plant === undefined) throw new Error(`no violation is planted for ${rule.name}: add one`)
      const folder = mkdtempSync(path.join(tmpdir(), 'planted-'))
      folders.push(folder)
      const root = path.resolve(import.meta.dirname, '../..')
      symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
      writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
      writeFileSync(path.join(folder, 'tsconfig.json'), '{"compilerOptions":{"paths":{"@/*":["./*"]}}}')
      for (const [file, text] of Object.entries(plant.files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
        writeFileSync(path.join(folder, file), text)
      }
      const { violations } = await importViolations(folder, [
        ...new Set(Object.keys(plant.files).map((file) => file.split('/')[0] as string)),
      ])
      expect(violations.filter((violation) => violation.rule === rule.name).map((violation) => violation.from)).toContain(plant.from)
    })
  }
})
