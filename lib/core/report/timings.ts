import type { Story } from './story'
import type { AttemptView } from './view'

/** When each milestone of the newest connection was passed, in milliseconds since the attempt began. */
export function timings(story: Story): AttemptView['timings'] {
  return {
    resolve: story.resolve?.at ?? null,
    connect: story.connect?.at ?? null,
    proxy: story.proxy?.at ?? null,
    tls: story.tls?.at ?? null,
    http2: story.http2?.at ?? null,
    sent: story.written?.at ?? null,
    firstByte: story.firstByteAt,
    head: story.response?.at ?? null,
    total: story.ended?.at ?? story.failure?.at ?? null,
  }
}
