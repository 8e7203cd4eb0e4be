declare const SOCKSCOPE_VERSION: string | undefined

/** The version of the product this file was built with. */
export const VERSION = typeof SOCKSCOPE_VERSION === 'string' ? SOCKSCOPE_VERSION : 'development'

export const HELP = `sockscope ${VERSION} - runs the profiles of a Sockscope server from scripts

Usage
  sockscope run <profile id or name> [options]   Run a profile and judge what it expects
  sockscope profiles                             List the profiles

Options
  --server <url>          Where Sockscope runs, or SOCKSCOPE_SERVER
  --token <token>         Access token, or SOCKSCOPE_TOKEN (better: it does not show in the list of processes)
  --help, --version

Options of run
  --url <url>             Connect there instead of the profile's URL
  --var name=value        A value for {{name}}; may be repeated
  --secret name=ENV_NAME  The value of an environment variable for {{secret:name}}; may be repeated
  --allow-secrets-elsewhere
                          Send the profile's secrets also where --url or --var lead to another host
  --timeout <ms>          At most so long; what is still open then has failed (default 30000, at most 60000)
  --junit <file>          Write JUnit XML; - is the standard output
  --json <file>           Write the attempt with its expectations as JSON; - is the standard output

Exit codes
  0  every expectation passed (without expectations: the handshake was accepted)
  1  an expectation failed or could not be told
  2  the command line cannot be understood
  3  the server cannot be reached or refused, there is no such profile, or a file cannot be written
`
