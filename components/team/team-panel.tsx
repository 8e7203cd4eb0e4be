'use client'

import { useQueryClient } from '@tanstack/react-query'
import { KeyRound, UserMinus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { usePerson } from '@/components/shell/person'
import { Confirm } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type Member, offerNewPassword, removeMember, setRole } from '@/lib/client/team'
import { useMembers } from '@/lib/client/use-team'
import { Invitations } from './invitations'
import { RoleSelect } from './role-select'
import { ToldOnce } from './told-once'

/** Who is a member, and what they may. */
export function TeamPanel() {
  const person = usePerson()
  if (person?.access !== 'team') return <Alone />
  return <Members owner={person.role === 'owner'} />
}

function Alone() {
  return (
    <Panel title="Team">
      <div className="flex flex-wrap items-center gap-3 p-3">
        <p className="min-w-0 flex-1 text-muted">
          You work here alone: only this machine reaches Sockscope, and nobody signs in. With an owner, everybody signs in, and you can
          invite others.
        </p>
        <Button asChild>
          <Link href="/set-up">Make me the owner</Link>
        </Button>
      </div>
    </Panel>
  )
}

function Members({ owner }: { owner: boolean }) {
  const { data, error } = useMembers()
  const members = data?.items ?? []
  return (
    <Panel title="Team" info={<span className="tabular">{members.length === 1 ? '1 member' : `${members.length} members`}</span>}>
      {error ? <p className="p-3 text-fail">{errorText(error)}</p> : null}
      <ul className="divide-y">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} owner={owner} />
        ))}
      </ul>
      {owner ? <Invitations /> : null}
    </Panel>
  )
}

function MemberRow({ member, owner }: { member: Member; owner: boolean }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const offer = async () => {
    const { token } = await offerNewPassword(member.id)
    setLink(`${window.location.origin}/invitation#token=${token}`)
  }
  const run = async (failed: string, act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      toast({ tone: 'fail', title: failed, description: errorText(error) })
    }
    await queries.invalidateQueries({ queryKey: ['members'] })
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">{member.name}</p>
        <p className="flex gap-3 text-muted text-xs">
          <span className="truncate">{member.email ?? 'Signs in nowhere yet'}</span>
          {member.seenAt ? (
            <span>
              seen <Time value={member.seenAt} />
            </span>
          ) : null}
        </p>
      </div>
      {owner ? (
        <>
          <RoleSelect
            size="sm"
            aria-label={`Role of ${member.name}`}
            value={member.role}
            onRole={(role) => void run(`The role of ${member.name} stays`, () => setRole(member.id, role))}
          />
          <IconButton label={`A new password for ${member.name}`} onClick={() => void run('No link was made', offer)}>
            <KeyRound />
          </IconButton>
          <IconButton label={`Take ${member.name} out`} onClick={() => setAsking(true)}>
            <UserMinus />
          </IconButton>
        </>
      ) : (
        <Badge>{member.role}</Badge>
      )}
      {link === null ? null : (
        <div className="basis-full">
          <ToldOnce label="the link" value={link}>
            {`Give this link to ${member.name}: it sets a new password once, within a day, and is not shown again.`}
          </ToldOnce>
        </div>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Take ${member.name} out?`}
        action="Take out"
        onConfirm={() => void run(`${member.name} stays`, () => removeMember(member.id))}
      >
        They are signed out at once, and their tokens and own secrets go. What they made stays, under their name.
      </Confirm>
    </li>
  )
}
