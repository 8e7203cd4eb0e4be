/** How much of a whole something is; the number stands beside it. */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : Math.min(1, part / whole)
  return (
    <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-sunken ring-1 ring-border ring-inset">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.max(share * 100, part > 0 ? 1 : 0)}%` }} />
    </span>
  )
}
