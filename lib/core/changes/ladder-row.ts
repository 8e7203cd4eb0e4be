import type { RequestDraft } from '../handshake/draft'
import type { Edit } from './change'

/** What a row of a ladder is planned from. */
export type LadderGiven = {
  /** As it is repeated, edits that every row is sent with made. */
  readonly draft: RequestDraft
  /** The addresses the name was resolved to; null while that is not known. */
  readonly addresses: readonly string[] | null
  /** The one that was dialled. */
  readonly used: string | null
}

/** The edits of a row; several changes where there are several things to try; or why it does not apply. */
export type LadderPlan =
  | { readonly edits: readonly Edit[]; readonly title?: string }
  | { readonly each: readonly { readonly id: string; readonly title: string; readonly edits: readonly Edit[] }[] }
  | { readonly not: string }

/** One change that a ladder tries. */
export type LadderRow = {
  /** The name of its file. */
  readonly id: string
  readonly title: string
  /** What is named as the reason when this row flips the outcome: "Origin", "the credentials". */
  readonly cause: string
  /** What sending it may do at the endpoint, besides being one more handshake. */
  readonly sideEffect?: string
  /** The protocol itself asks servers to refuse it: a refusal says nothing about the request that was sent. */
  readonly mustBeRefused?: true
  /** It changes the way to the endpoint, not what is said there: worth trying where the endpoint was not reached. */
  readonly changesTheWay?: true
  readonly plan: (given: LadderGiven) => LadderPlan
  /** Whole sentences: what it proves, never more. */
  readonly proves: {
    /** The request was refused as it is, and this opens. */
    readonly opens: string
    /** The request opens as it is, and this is refused. */
    readonly refuses: string
    /** Both open. */
    readonly same?: string
  }
}

/** What a pack knows of trying changes on a draft for its product. */
export type PackLadder = {
  /** Edits that every row is sent with, so that the ladder does no harm, and what they do in a sentence. */
  readonly safe?: { readonly edits: readonly Edit[]; readonly says: string }
  /** Diagnoses that say a request would be taken although no 101 came: what counts as opened where `safe` edits keep a 101 away. */
  readonly opens?: readonly string[]
  /** What opening does at this product, said with every row that may open. */
  readonly danger?: string
  /** Further changes to try. */
  readonly rows?: readonly LadderRow[]
}
