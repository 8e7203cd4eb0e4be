import type { ClientReason, ClientVerdict } from '../clients/judge-clients'
import type { ClientReasonView, ClientView } from './view'

/** What the view tells of each client; sentences quote the answer, so they go through the mask. */
export function clientViews(verdicts: readonly ClientVerdict[], text: (sentence: string) => string): ClientView[] {
  // Clients refuse on the same sentences: each is masked once.
  const masked = new Map<string, string>()
  const mask = (sentence: string) => {
    const known = masked.get(sentence) ?? text(sentence)
    masked.set(sentence, known)
    return known
  }
  const reason = ({ rule, because, says }: ClientReason): ClientReasonView => ({ rule, because: mask(because), says: says && mask(says) })
  return verdicts.map(({ profile, opens, refusesOn, unclear }) => ({
    client: profile.id,
    title: profile.title,
    version: profile.version,
    opens,
    refusesOn: refusesOn.map(reason),
    unclear: unclear.map(reason),
    measured: profile.at,
    how: profile.how,
    source: profile.source,
  }))
}
