/**
 * Insomnia's variables as ours: `{{ _.name }}` and `{{ _['name'] }}` become `{{name}}`. A tag such as `{% uuid %}` becomes `{{uuid}}`,
 * for Insomnia alone can work it out.
 */
export function plainVariables(text: string): string {
  if (!text.includes('{')) return text
  return text
    .replace(/\{\{[ \t]{0,20}_(?:\.|\[['"])([A-Za-z0-9_][A-Za-z0-9_.:-]{0,98})(?:['"]\])?[ \t]{0,20}\}\}/g, '{{$1}}')
    .replace(/\{%[ \t]{0,20}([A-Za-z][A-Za-z0-9_]{0,60})[^%]{0,2000}%\}/g, '{{$1}}')
}
