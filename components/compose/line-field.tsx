'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { splitLine } from '@/lib/client/composer/composer'

type LineFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  value: string
  onValueChange: (value: string) => void
  /** Shows dots instead of the value while the field is not being edited. */
  masked: boolean
}

/**
 * One header line as a single text field, so that case, repeats and odd white space stay as typed. The text itself is drawn by a
 * layer behind the field: name and value apart, spaces that matter visible.
 */
export function LineField({ value, onValueChange, masked, className, disabled, ...props }: LineFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const follow = () => {
    if (layer.current && input.current) layer.current.style.transform = `translateX(${-input.current.scrollLeft}px)`
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field may have scrolled because its value changed
  useLayoutEffect(follow, [value])
  return (
    <span className={cn('group/line relative block min-w-0 flex-1 overflow-hidden', className)}>
      <input
        ref={input}
        type="text"
        value={value}
        disabled={disabled}
        onChange={(event) => onValueChange(event.target.value)}
        onScroll={follow}
        onSelect={follow}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        className="mono peer h-7 w-full bg-transparent px-1.5 text-transparent caret-foreground outline-none selection:bg-selection selection:text-transparent placeholder:text-faint disabled:cursor-default"
        {...props}
      />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-1.5 left-1.5 overflow-hidden">
        <span ref={layer} className="mono block w-max whitespace-pre leading-7 [@media(pointer:coarse)_and_(max-width:640px)]:text-[16px]">
          <LineText line={value} />
        </span>
      </span>
      {masked ? (
        <span
          aria-hidden
          className="mono pointer-events-none absolute inset-0 flex items-center truncate bg-surface px-1.5 group-focus-within/line:hidden [@media(pointer:coarse)_and_(max-width:640px)]:text-[16px]"
        >
          <MaskedLine line={value} />
        </span>
      ) : null}
    </span>
  )
}

/** A header line, name and value apart; white space at the ends and before the colon as dots. */
export function LineText({ line }: { line: string }) {
  const { name, colon, valueAt } = splitLine(line)
  if (colon === -1) return <span className="text-foreground">{dotted(name)}</span>
  const gap = line.slice(colon + 1, valueAt)
  return (
    <>
      <span className="text-muted">{dotted(name)}</span>
      <span className="text-faint">:</span>
      <span className="text-faint">{gap === ' ' ? ' ' : marked(gap)}</span>
      <Value text={line.slice(valueAt)} />
    </>
  )
}

function Value({ text }: { text: string }) {
  const end = text.trimEnd().length
  const parts = text.slice(0, end).split(/(\{\{[^{}]*\}\})/)
  return (
    <>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
        <span key={index} className={part.startsWith('{{') ? 'text-accent' : 'text-foreground'}>
          {part}
        </span>
      ))}
      <span className="text-warn">{marked(text.slice(end))}</span>
    </>
  )
}

function MaskedLine({ line }: { line: string }) {
  const { name, colon, valueAt } = splitLine(line)
  if (colon === -1) return <span className="text-muted">{'•'.repeat(Math.min(line.length, 40))}</span>
  const length = line.length - valueAt
  return (
    <span className="whitespace-pre">
      <span className="text-muted">{name}</span>
      <span className="text-faint">:{line.slice(colon + 1, valueAt)}</span>
      <span className="text-muted tracking-[0.08em]">{'•'.repeat(Math.min(length, 32))}</span>
      {length > 0 ? <span className="pl-2 font-sans text-2xs text-faint">{length}</span> : null}
    </span>
  )
}

/** White space at the ends of a name, as dots. */
function dotted(text: string) {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  return (
    <>
      <span className="text-warn">{marked(text.slice(0, start))}</span>
      {text.slice(start, Math.max(start, end))}
      {end > start ? <span className="text-warn">{marked(text.slice(end))}</span> : null}
    </>
  )
}

/** Spaces as middle dots of the same width; a tab keeps its width. */
function marked(space: string): string {
  return space.replaceAll(' ', '·')
}
