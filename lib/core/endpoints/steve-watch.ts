/** Fields of a message to Steve, by the names a form gives them; empty ones are left out. */
export type SteveWatch = {
  readonly type?: string
  readonly namespace?: string
  readonly id?: string
  readonly selector?: string
  readonly version?: string
  readonly mode?: string
  readonly debounce?: string
  /** Anything but "no": stop it again. */
  readonly stop?: string
}

/**
 * The messages that start a watch at Steve's `/v1/subscribe`, and stop it where that is asked for. A watch is known by all of its
 * fields but the version: a stop has to repeat them (rancher/apiserver, pkg/subscribe).
 */
export function steveMessages({ type, namespace, id, selector, version, mode, debounce, stop }: SteveWatch): string[] {
  const given = (value: string | undefined) => (value === undefined || value.trim() === '' ? undefined : value.trim())
  const wait = given(debounce)
  const key = {
    resourceType: given(type) ?? 'pod',
    namespace: given(namespace),
    id: given(id),
    selector: given(selector),
    mode: given(mode),
    // What is no number travels as typed: Steve's answer to it is worth seeing.
    debounceMs: wait !== undefined && /^\d{1,9}$/.test(wait) ? Number(wait) : wait,
  }
  const start = JSON.stringify({ ...key, resourceVersion: given(version) })
  const stops = given(stop) !== undefined && given(stop)?.toLowerCase() !== 'no'
  return stops ? [start, JSON.stringify({ ...key, stop: true })] : [start]
}
