import type { Basis, Diagnosis, Signal } from './pack'
import type { Snippet } from './snippet'
import { upgradeMissed, upgradeSent } from './upgrade-missed'

type Proxy = {
  readonly pack: string
  readonly title: string
  readonly rows: readonly string[]
  /** What shows that this product stands in front. */
  readonly mark: Signal
  readonly basis: Basis
  readonly cause: string
  readonly remedy: string
  readonly snippets: readonly Snippet[]
  readonly source: string
}

/** Rule 099 for one product: the server behind answers that no upgrade came, through a proxy that is known by its mark. */
export function notPassedOn({ pack, title, rows, mark, basis, cause, remedy, snippets, source }: Proxy): Diagnosis {
  return {
    id: `${pack}/upgrade-not-passed-on`,
    passedOn: true,
    rows,
    says: `${title} reached the WebSocket server behind it and did not pass the upgrade on`,
    confidence: basis === 'measured' ? 'certain' : 'likely',
    basis,
    layer: 'proxy',
    when: (look) => {
      const missed = upgradeMissed(look)
      return missed ? [missed, mark(look), upgradeSent(look)] : [null]
    },
    cause: `${cause} The answer is not ${title}’s own: the server behind wrote it, to a request in which no upgrade was left.`,
    remedy: `${remedy} To prove it, ask the server behind directly with this same request: it answers 101.`,
    snippets,
    source,
  }
}
