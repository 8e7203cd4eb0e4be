import { asList, type JsonObject, member, objectOf, objectsOf, textOf } from '../json/members'

const MOST_URL = 65_536

/** The URL of a request of a collection, a text or an object, with its path variables filled in; `{{name}}` stays. */
export function urlOf(request: JsonObject): string {
  const url = objectOf(request, 'url')
  if (url === null) return textOf(request, 'url').trim().slice(0, MOST_URL)
  const raw = textOf(url, 'raw').trim() || assembled(url)
  return withVariables(raw, url).slice(0, MOST_URL)
}

function assembled(url: JsonObject): string {
  const protocol = textOf(url, 'protocol')
  const port = textOf(url, 'port')
  const query = objectsOf(url, 'query', 1000)
    .filter((one) => member(one, 'disabled') !== true)
    .map((one) => `${textOf(one, 'key')}${member(one, 'value') == null ? '' : `=${textOf(one, 'value')}`}`)
  return [
    protocol === '' ? '' : `${protocol}://`,
    parts(url, 'host').join('.'),
    port === '' ? '' : `:${port}`,
    ...parts(url, 'path').map((part) => `/${part}`),
    query.length > 0 ? `?${query.join('&')}` : '',
  ].join('')
}

function parts(url: JsonObject, name: string): readonly string[] {
  const value = member(url, name)
  if (typeof value === 'string') return [value.replace(/^\//, '')]
  return asList(value)
    .slice(0, 1000)
    .filter((part): part is string => typeof part === 'string')
}

/** `/:name` becomes the value of the path variable, or `{{name}}` where it has none. */
function withVariables(text: string, url: JsonObject): string {
  const values = new Map(objectsOf(url, 'variable', 200).map((one) => [textOf(one, 'key') || textOf(one, 'id'), textOf(one, 'value')]))
  if (values.size === 0) return text
  return text.replace(/\/:([A-Za-z0-9_.-]{1,100})(?=[/?#]|$)/g, (whole, name: string) => {
    const value = values.get(name)
    return value === undefined ? whole : `/${value === '' ? `{{${name}}}` : value}`
  })
}
