// A process that changes the key of a data folder and is killed at a step: for the test beside rotate-key.ts, which bundles it.
//   node --conditions=react-server rotation-child.mjs <data folder> <key file> <step>
import path from 'node:path'
import { type RotationStep, rotateKey } from '../server/store/rotate-key/rotate-key'

const [dataDir = '', secretKeyFile = '', step] = process.argv.slice(2)
const settings = { dataDir, databaseFile: path.join(dataDir, 'app.db'), secretKey: null, secretKeyFile, keyFolder: dataDir, newKey: null }
const result = rotateKey(settings, (reached: RotationStep) => {
  if (reached === step) process.kill(process.pid, 'SIGKILL')
})
process.exit(result.ok ? 0 : 1)
