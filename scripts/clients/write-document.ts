// Writes docs/clients.md from the profiles; npm run clients:measure runs it at its end.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { CLIENTS } from '@/lib/core/clients/index'
import { clientsDocument } from './document'

writeFileSync(path.join(import.meta.dirname, '../../docs/clients.md'), clientsDocument(CLIENTS))
