import type { RequestDraft } from '../core/handshake/draft'
import type { ChecksView } from '../core/jenkins/checks-view'
import { api } from './api'

/** Runs the checks of a Jenkins controller for an agent's draft, one after the other. */
export const checkJenkins = (request: RequestDraft, signal: AbortSignal) =>
  api<ChecksView>('/api/jenkins/checks', { body: { request }, signal })
