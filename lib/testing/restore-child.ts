// A process that carries out a restore that waits and is killed at a step: for the test of restores, which bundles it.
//   node --conditions=react-server restore-child.mjs <data folder> <step>
import path from 'node:path'
import { type SettleStep, settleRestore } from '../server/store/storage/settle-restore'

const [dataDir = '', step] = process.argv.slice(2)
settleRestore({ dataDir, databaseFile: path.join(dataDir, 'app.db') }, (reached: SettleStep) => {
  if (reached === step) process.kill(process.pid, 'SIGKILL')
})
process.exit(0)
