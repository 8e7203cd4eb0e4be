/** What became of a handshake attempt; `docs/glossary.md` says what each means. */
export type AttemptOutcome = 'accepted' | 'invalid' | 'refused' | 'not-http' | 'unreachable' | 'timed-out' | 'blocked' | 'aborted'
