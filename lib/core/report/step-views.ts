import { base64Encode } from '../bytes/base64'
import { stepFailureWords } from '../handshake/step-failure'
import { bodyView } from './body-view'
import { maskedResponse, toldView } from './masked-head'
import type { ReporterMeta } from './meta'
import type { Story } from './story'
import type { StepView } from './view'

/** What is told of a before step: a story whose connection was one. */
export type StepStory = Pick<Story, 'request' | 'response' | 'body' | 'connect' | 'gained' | 'failure'> & {
  readonly step: NonNullable<Story['step']>
}

export const isStep = (story: Story): story is Story & StepStory => story.step !== null

/** Before steps that are over, oldest first, and the one that is going on. What is shown of one that is over is made once. */
export function stepViews(): (over: readonly StepStory[], story: Story, meta: ReporterMeta) => StepView[] {
  const made = new WeakMap<StepStory, StepView>()
  return (over, story, meta) => {
    const views = over.map((one) => {
      const view = made.get(one) ?? stepView(one, meta)
      made.set(one, view)
      return view
    })
    return isStep(story) ? [...views, stepView(story, meta)] : views
  }
}

function stepView({ step, request, response, body, connect, gained, failure }: StepStory, { redactor }: ReporterMeta): StepView {
  // What an answer holds may be a secret nobody knows of until it was looked at: it is shown after that.
  const masked = gained && response ? maskedResponse(response, redactor) : null
  const status = response?.head.start.status ?? null
  const sent = request?.rest ?? new Uint8Array()
  return {
    name: redactor.text(step.name),
    method: redactor.text(step.method),
    url: redactor.url(step.url),
    status,
    address: connect?.data.address ?? null,
    request: request && toldView(request, redactor),
    requestBody: sent.length === 0 ? null : base64Encode(redactor.maskBytes(sent, redactor.payloadSpans(sent))),
    response:
      response && masked
        ? {
            ...masked.view,
            status,
            reason: masked.head?.start.reason ?? '',
            version: response.head.start.version,
            body: body && bodyView(body, masked.head, true, redactor),
          }
        : null,
    extracted: gained?.extracted ?? [],
    failed: gained?.failure ? redactor.text(stepFailureWords(gained.failure, status)) : failure ? redactor.text(failure.detail) : null,
  }
}
