'use client'

import { CapabilityEditor } from '@/components/jenkins-agent/capability-editor'
import { ExtensionsEditor } from './extensions-editor'
import { KeyEditor } from './key-editor'
import { SubprotocolsEditor } from './subprotocols-editor'

export type LineEditorProps = {
  /** The field's name, lower case; one of those in `EDITED`. */
  name: string
  line: string
  /** Whether the line is switched on. */
  sent: boolean
  onChange: (line: string) => void
  /** Switches the line off. */
  onLeaveOut: () => void
}

/** The editor of a line whose value has a structure. All of them write and read the line, nothing else. */
export default function LineEditor({ name, line, sent, onChange, onLeaveOut }: LineEditorProps) {
  if (name === 'sec-websocket-protocol') return <SubprotocolsEditor line={line} onChange={onChange} />
  if (name === 'sec-websocket-extensions') return <ExtensionsEditor line={line} onChange={onChange} />
  if (name === 'x-remoting-capability') return <CapabilityEditor line={line} onChange={onChange} />
  return <KeyEditor line={line} sent={sent} onChange={onChange} onLeaveOut={onLeaveOut} />
}
