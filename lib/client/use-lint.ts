'use client'

import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { base64Encode } from '../core/bytes/base64'
import type { RequestDraft } from '../core/handshake/draft'
import { type DraftLint, type Judge, lintDraft } from './lint-draft'

/** Stands for `{{auto}}` until the browser has drawn a key: the example of RFC 6455 §1.3. */
const EXAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const never = () => () => {}

/** What the rules say of a draft while it is typed, without the network. Typing goes first: the answer may be a frame late. */
export function useLint(draft: RequestDraft): DraftLint {
  const [drawn] = useState(() => base64Encode(crypto.getRandomValues(new Uint8Array(16))))
  const key = useSyncExternalStore(
    never,
    () => drawn,
    () => EXAMPLE_KEY,
  )
  const settled = useDeferredValue(draft)
  const [judge, setJudge] = useState<Judge | null>(null)
  useEffect(() => {
    void import('./judge-request').then(({ judgeRequest }) => setJudge(() => judgeRequest))
  }, [])
  return useMemo(() => lintDraft(settled, key, judge), [settled, key, judge])
}
