import { VisibleText } from '@/components/attempt/visible-text'
import { Panel } from '@/components/ui/panel'
import type { ControllerView } from '@/lib/core/jenkins/controller'
import { rangeWords } from './words'

/** Who answered: what the controller tells of itself, and what its answers say about its version. */
export function ControllerPanel({ controller }: { controller: ControllerView }) {
  const { version, range, remotingMinimumVersion, client, server, session, evidence } = controller
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Version', version ?? 'not told'],
    ['By its answers', range !== null ? rangeWords(range) : evidence.length > 0 ? 'they fit no one release' : null],
    ['Oldest Remoting it takes', remotingMinimumVersion],
    ['It sees us come from', client],
    ['The connection arrived at', server],
    ['Session', session],
  ]
  const told = facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  return (
    <Panel title="Controller">
      <dl className="grid gap-x-4 gap-y-1 p-3 sm:grid-cols-[max-content_1fr]">
        {told.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="mono mb-1 min-w-0 break-words sm:mb-0">
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {evidence.length > 0 ? (
        <details className="border-t px-3 py-2">
          <summary className="cursor-pointer text-muted text-xs">What the version rests on</summary>
          <ul className="mt-1 grid gap-0.5 text-xs">
            {evidence.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  )
}
