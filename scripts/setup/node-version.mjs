/** Gives a sentence where this Node is too old, else null. `wanted` is the lowest version of the oldest line that works. */
export function nodeProblem(version, wanted = [20, 19]) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const isNewEnough = major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
  return isNewEnough
    ? null
    : `Node ${wanted.join('.')} or newer is needed, this is ${version}: install a newer one from https://nodejs.org.`
}
