import { existsSync, readFileSync } from 'node:fs'

/** One path of the production build, and how it is asked. */
export type BuiltRoute = {
  /** With a value in the place of each parameter. */
  readonly path: string
  /** As it stands in the manifest. */
  readonly pattern: string
  readonly kind: 'page' | 'api' | 'file'
  readonly methods: readonly string[]
}

/** Every route that the production build serves, as its manifest has them; the methods of an API route as its source exports them. */
export function builtRoutes(): readonly BuiltRoute[] {
  const manifest = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
  return Object.entries(manifest)
    .filter(([, pattern]) => !pattern.startsWith('/_'))
    .map(([entry, pattern]) => {
      const path = pattern.replace(/\[\.\.\.\w+\]/, 'response/upgrade-present').replace(/\[\w+\]/g, '01999999-0000-7000-8000-000000000000')
      if (entry.endsWith('/page')) return { path, pattern, kind: 'page', methods: ['GET'] }
      const source = `app${entry}.ts`
      if (!existsSync(source)) return { path, pattern, kind: 'file', methods: ['GET'] }
      const exported = readFileSync(source, 'utf8').matchAll(/export const (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)
      return { path, pattern, kind: 'api', methods: [...exported].map(([, method = '']) => method) }
    })
}
