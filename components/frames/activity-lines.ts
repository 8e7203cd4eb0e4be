import { count, duration, size } from '@/components/attempt/words'
import type { ActivityView } from '@/lib/core/report/activity'

export const PLOTS = ['frames', 'octets', 'pings'] as const
export type PlotKind = (typeof PLOTS)[number]

export type ActivityLines = {
  /** Seconds since the attempt began. */
  readonly x: readonly number[]
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** What stands out, in words. */
  readonly summary: string
}

/** What is plotted: rates per second in every span, also where nothing travelled; or the round trip of each Ping in milliseconds. */
export function activityLines(activity: ActivityView, kind: PlotKind): ActivityLines {
  return kind === 'pings' ? roundTrips(activity) : rates(activity, kind)
}

function rates(activity: ActivityView, kind: 'frames' | 'octets'): ActivityLines {
  const { spanMs, at } = activity
  const spans = at.length === 0 ? 0 : Math.round((at.at(-1) ?? 0) / spanMs) + 1
  const perSecond = (column: readonly number[]) => {
    const values = new Array<number>(spans).fill(0)
    for (const [row, begun] of at.entries()) values[Math.round(begun / spanMs)] = ((column[row] ?? 0) * 1000) / spanMs
    return values
  }
  const { framesSent, framesReceived, bytesSent, bytesReceived } = activity
  const sent = perSecond(kind === 'frames' ? framesSent : bytesSent)
  const received = perSecond(kind === 'frames' ? framesReceived : bytesReceived)
  const most = (name: string, values: readonly number[]) => {
    const highest = values.reduce((most, value) => Math.max(most, value), 0)
    return highest === 0 ? null : `${name} at most ${rateWords(highest, kind)} at ${duration(values.indexOf(highest) * spanMs)}`
  }
  const summary = [most('received', received), most('sent', sent)].filter((text) => text !== null).join(', ')
  return {
    x: Array.from({ length: spans }, (_, span) => (span * spanMs) / 1000),
    lines: [
      { name: 'received', values: received },
      { name: 'sent', values: sent },
    ],
    summary: summary === '' ? 'Nothing travelled' : `${summary}, in spans of ${duration(spanMs)}`,
  }
}

/** 812,345 frames/s, 1.2 MB/s. */
export const rateWords = (perSecond: number, kind: 'frames' | 'octets'): string =>
  kind === 'frames' ? `${count(Math.round(perSecond))} frames/s` : `${size(Math.round(perSecond))}/s`

function roundTrips({ roundTrips: trips, pings, answered }: ActivityView): ActivityLines {
  const sorted = trips.map(({ ms }) => ms).sort((a, b) => a - b)
  const [median, longest] = [sorted[sorted.length >> 1], sorted.at(-1)]
  return {
    x: trips.map(({ at }) => at / 1000),
    lines: [{ name: 'round trip', values: trips.map(({ ms }) => ms) }],
    summary:
      pings === 0
        ? 'No Ping was sent: send one, or repeat it at a rate'
        : `${pings === 1 ? '1 Ping' : `${count(pings)} Pings`}, ${count(answered)} answered${
            median === undefined || longest === undefined ? '' : `: median ${duration(median)}, longest ${duration(longest)}`
          }`,
  }
}
