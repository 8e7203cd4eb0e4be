/** The mark: a plug's two contacts inside an eyepiece. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" aria-hidden className={className}>
      <circle cx="10" cy="10" r="8.25" stroke="currentColor" strokeWidth="1.5" />
      <path d="M1.75 10H6M14 10h4.25" stroke="currentColor" strokeWidth="1.5" />
      <rect x="6" y="7.25" width="3" height="5.5" rx="0.75" fill="currentColor" />
      <rect x="11" y="7.25" width="3" height="5.5" rx="0.75" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
