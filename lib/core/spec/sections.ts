/** Sections that rules cite. A rule naming a key that is not here does not compile. */
const RFC = (number: number, section: string) => ({
  title: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})

export const SECTIONS = {
  'rfc6455-1.3': RFC(6455, '1.3'),
  'rfc6455-3': RFC(6455, '3'),
  'rfc6455-4.1': RFC(6455, '4.1'),
} as const satisfies Record<string, { title: string; url: string }>

export type SectionId = keyof typeof SECTIONS

/** Title and address of a section, such as `RFC 6455 §4.1`. */
export function section(id: SectionId): { readonly title: string; readonly url: string } {
  return SECTIONS[id]
}
