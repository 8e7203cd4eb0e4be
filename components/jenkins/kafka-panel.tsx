import { VisibleText } from '@/components/attempt/visible-text'
import { Badge } from '@/components/ui/badge'
import { DataTable, TableCell, TableHead, TableRow } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { KafkaView } from '@/lib/core/jenkins/probe-view'

/** What Kafka brokers know of the topic of an agent of the Remoting Kafka plugin. */
export function KafkaPanel({ kafka }: { kafka: KafkaView }) {
  return (
    <Panel title="Kafka" info={<Badge tone="warn">Legacy</Badge>}>
      <div className="grid gap-2 p-3">
        <p className="break-words">
          <VisibleText text={kafka.says} />
        </p>
        {kafka.brokers.length > 0 ? (
          <p className="text-muted text-xs">
            Brokers:{' '}
            <span className="mono">
              <VisibleText text={kafka.brokers.map(({ id, host, port }) => `${id} ${host}:${port}`).join(', ')} />
            </span>
          </p>
        ) : null}
      </div>
      {kafka.partitions.length > 0 ? (
        <DataTable>
          <caption className="sr-only">Partitions of the topic</caption>
          <thead>
            <tr>
              <TableHead>Partition</TableHead>
              <TableHead>Leader</TableHead>
              <TableHead>Carries</TableHead>
            </tr>
          </thead>
          <tbody>
            {kafka.partitions.map(({ id, leader, carries }) => (
              <TableRow key={id}>
                <TableCell className="mono">{id}</TableCell>
                <TableCell className="mono">{leader < 0 ? 'none' : leader}</TableCell>
                <TableCell>{carries}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </DataTable>
      ) : null}
    </Panel>
  )
}
