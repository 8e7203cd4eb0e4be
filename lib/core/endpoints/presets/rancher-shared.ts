import type { PresetField, PresetMode } from '../preset'

export const HOST: PresetField = { name: 'host', label: 'Rancher host', example: 'rancher.example.com' }
export const TOKEN: PresetField = {
  name: 'token',
  label: 'API token',
  example: 'token-xxxxx:SECRET',
  hint: 'Access key and secret, joined by a colon',
  secret: true,
}
const ALONE = 'With any Authorization line Rancher does not look at the cookie, so only one of the two is sent.'

/** The forms in which Rancher takes a token, in the order it looks at them. */
export const AUTHENTICATION: readonly PresetMode[] = [
  { id: 'bearer', title: 'Bearer', about: `The token in Authorization. ${ALONE}`, lines: [{ line: 'Authorization: Bearer {{token}}' }] },
  {
    id: 'basic',
    title: 'Basic',
    about: `The access key as the user, the secret as the password. ${ALONE}`,
    lines: [{ line: 'Authorization: Basic {{token|base64}}' }],
  },
  {
    id: 'cookie',
    title: 'Cookie',
    about: `As a browser that is signed in sends it. ${ALONE}`,
    lines: [{ line: 'Cookie: R_SESS={{token}}' }],
  },
]

export const NORMAN_SOURCE = 'rancher/norman, pkg/subscribe; rancher/rancher, token_util'
