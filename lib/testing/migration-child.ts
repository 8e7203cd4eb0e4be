// A process that brings a database up to date and is killed at a step: for migrate.test.ts, which bundles it.
//   node --conditions=react-server migration-child.mjs <database file> <folder of migrations> <step> <migration>
import { migrate } from '../server/store/migrate'

const [file = '', folder = '', step, migration] = process.argv.slice(2)
migrate(file, folder, new Date(), (reached, name) => {
  if (reached === step && name === migration) process.kill(process.pid, 'SIGKILL')
})
