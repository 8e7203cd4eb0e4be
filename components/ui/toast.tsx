'use client'

import { useState, useSyncExternalStore } from 'react'
import { onDemand, useOnDemand } from './on-demand'
import type { ToastInput, ToastRecord } from './toast-record'

let records: readonly ToastRecord[] = []
let last = 0
const listeners = new Set<() => void>()
const EMPTY: readonly ToastRecord[] = []

function change(next: readonly ToastRecord[]) {
  records = next
  for (const listener of listeners) listener()
}

/** Tells something at the edge of the page, from anywhere in the browser. The newest three stay. */
export function toast(input: ToastInput): void {
  last += 1
  change([...records.filter((record) => record.open).slice(-2), { ...input, id: last, open: true }])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const list = onDemand(() => import('./toast-list'))

/** Where toasts appear; once, near the root. The list is fetched with the first toast, then it stays. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => records,
    () => EMPTY,
  )
  const [used, setUsed] = useState(false)
  if (shown.length > 0 && !used) setUsed(true)
  const parts = useOnDemand(list, used, () => {
    change(EMPTY)
    setUsed(false)
  })
  const close = (id: number) => change(records.filter((record) => record.id !== id))
  return parts ? <parts.ToastList records={shown} onClose={close} /> : null
}
