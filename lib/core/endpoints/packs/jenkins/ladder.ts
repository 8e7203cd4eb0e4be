import type { PackLadder } from '../../../changes/ladder-row'
import type { RequestDraft } from '../../../handshake/draft'
import { agentDraftOf, DRY_RUN } from '../../../jenkins/dry-run'

/** An agent's handshake is only ever tried as its dry run: a 101 would bring the node online, or throw out the agent that is connected. */
export function ladder(draft: RequestDraft): PackLadder | null {
  if (agentDraftOf(draft) === null) return null
  return {
    safe: {
      edits: DRY_RUN.edits,
      says: 'Jenkins agent: every row is sent as the dry run, without the upgrade, so that the node does not come online. A row counts as opened where the controller says that name and secret are right.',
    },
    opens: ['jenkins/dry-run-succeeded'],
  }
}
