import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { size } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { base64Encode } from '@/lib/core/bytes/base64'
import type { FrameForm } from './compose-frame'

/** The API takes bodies of this size with room to spare for base64. */
const MOST_OCTETS = 700_000

type FilePickerProps = { file: FrameForm['file']; onFile: (file: FrameForm['file']) => void; disabled: boolean }

/** A file whose octets are the payload. */
export function FilePicker({ file, onFile, disabled }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    if (chosen.size > MOST_OCTETS) {
      toast({
        tone: 'fail',
        title: 'The file is too large',
        description: `${chosen.name} has ${size(chosen.size)}: expected at most ${size(MOST_OCTETS)}`,
      })
      return
    }
    onFile({ name: chosen.name, size: chosen.size, base64: base64Encode(new Uint8Array(await chosen.arrayBuffer())) })
  }
  if (file !== null) {
    return (
      <Button size="sm" onClick={() => onFile(null)} aria-label={`Payload is ${file.name}: remove it`}>
        <Paperclip aria-hidden="true" />
        {file.name}, {size(file.size)}
        <X aria-hidden="true" />
      </Button>
    )
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        className="sr-only"
        aria-label="File as payload"
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button size="sm" disabled={disabled} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" />
        File
      </Button>
    </>
  )
}
