/** Prints one line of what the set-up is doing. */
export function say(text) {
  console.log(`[setup] ${text}`)
}

/** The set-up cannot go on; `message` is one sentence that says what to do. */
export class SetupError extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
