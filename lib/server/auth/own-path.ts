import 'server-only'

/** The path to go to after signing in: `next` where it is a path of ours, else the first page. */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/'
  const here = 'http://own.invalid'
  // The URL reader sees `//evil`, `/\evil` and a tab inside as browsers do.
  const url = URL.canParse(next, here) ? new URL(next, here) : null
  if (url === null || url.origin !== here || url.pathname.startsWith('/sign-in')) return '/'
  return url.pathname + url.search + url.hash
}
