// Paths that the documents cite exist, and every npm script they cite is one.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, trackedFiles } from './tracked-files.mjs'

const TOP_FOLDERS = ['app', 'components', 'lib', 'prisma', 'e2e', 'bench', 'scripts', 'docs', '.ci', '.github']

/** Paths cited in backticks or as relative links, and scripts cited as `npm run x`. */
export function citations(text) {
  const paths = new Set()
  const scripts = new Set()
  for (const [, inner] of text.matchAll(/`([^`\n]+)`/g)) {
    for (const [, script] of inner.matchAll(/npm run ([\w:-]+)/g)) scripts.add(script)
    if (/^[\w.@/[\]-]+$/.test(inner) && TOP_FOLDERS.some((folder) => inner.startsWith(`${folder}/`))) paths.add(inner.replace(/\/$/, ''))
  }
  const links = new Set()
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) if (!/^[a-z]+:|^#/i.test(target)) links.add(target.replace(/#.*$/, ''))
  return { paths: [...paths], scripts: [...scripts], links: [...links] }
}

export function brokenCitations(file, text, exists, knownScripts) {
  const { paths, scripts, links } = citations(text)
  return [
    ...paths.filter((cited) => !exists(cited)).map((cited) => `${file} cites ${cited}, which does not exist`),
    ...links.filter((link) => !exists(path.join(path.dirname(file), link))).map((link) => `${file} links to ${link}, which does not exist`),
    ...scripts
      .filter((script) => !knownScripts.has(script))
      .map((script) => `${file} cites npm run ${script}, which package.json does not have`),
  ]
}

if (process.argv[1] === import.meta.filename) {
  const known = new Set(Object.keys(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).scripts))
  const exists = (file) => existsSync(path.join(ROOT, file))
  const documents = trackedFiles('*.md').filter(exists)
  const broken = documents.flatMap((file) => brokenCitations(file, readFileSync(path.join(ROOT, file), 'utf8'), exists, known))
  for (const line of broken) console.error(`docs: ${line}`)
  if (broken.length > 0) process.exit(1)
  console.log(`docs: ${documents.length} documents, every path and script they cite exists`)
}
