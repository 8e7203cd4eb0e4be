import { main, ofThisProcess } from './main'

// The entry of build/cli/sockscope.mjs (scripts/setup/bundles.mjs). The code is set, not forced: output that waits for its reader goes out first.
main(ofThisProcess()).then((code) => {
  process.exitCode = code
})
