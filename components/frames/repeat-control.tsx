'use client'

import { Repeat, Square } from 'lucide-react'
import { useId, useState } from 'react'
import { count } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { useRepeat } from '@/lib/client/use-repeat'
import type { FrameDraft } from '@/lib/core/handshake/draft'

const MOST = 1_000_000
const whole = (text: string, most: number) =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null

/** Sends the composed frame so many times, at a rate or as fast as it is taken; runs in the server and can be stopped. */
export function RepeatControl({ id, frame, disabled }: { id: string; frame: FrameDraft | null; disabled: boolean }) {
  const field = useId()
  const [times, setTimes] = useState('100')
  const [rate, setRate] = useState('')
  const { progress, start, stop } = useRepeat(id)
  const running = progress?.state === 'running'
  const [rounds, perSecond] = [whole(times, MOST), rate.trim() === '' ? null : whole(rate, 100_000)]
  const bad = rounds === null || (rate.trim() !== '' && perSecond === null)
  const go = async () => {
    if (frame === null || rounds === null) return
    try {
      await start({ frames: frame, times: rounds, ...(perSecond === null ? {} : { perSecond }) })
    } catch (error) {
      toast({ tone: 'fail', title: 'It is not repeated', description: errorText(error) })
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <span className="flex items-center gap-1.5">
        <label htmlFor={`${field}-times`}>Repeat</label>
        <Input
          id={`${field}-times`}
          aria-invalid={rounds === null ? true : undefined}
          inputMode="numeric"
          className="h-6 w-20 text-xs"
          value={times}
          onChange={(event) => setTimes(event.target.value)}
        />
        times
      </span>
      <span className="flex items-center gap-1.5">
        <label htmlFor={`${field}-rate`}>at</label>
        <Input
          id={`${field}-rate`}
          inputMode="numeric"
          placeholder="full speed"
          className="h-6 w-24 text-xs"
          value={rate}
          onChange={(event) => setRate(event.target.value)}
        />
        a second
      </span>
      {running ? (
        <Button size="sm" variant="secondary" onClick={() => void stop()}>
          <Square aria-hidden="true" />
          Stop repeating
        </Button>
      ) : (
        <Button size="sm" disabled={disabled || bad || frame === null} onClick={() => void go()}>
          <Repeat aria-hidden="true" />
          Repeat
        </Button>
      )}
      {progress && progress.state !== 'idle' && (
        <span role="status" className="tabular text-muted">
          {count(progress.sent)} of {count(progress.times)} sent
          {progress.reason !== null && `: ${progress.reason}`}
        </span>
      )}
    </div>
  )
}
