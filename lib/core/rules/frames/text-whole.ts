import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/text-whole',
  catalogue: ['F-042'],
  fault: 'utf8-cut',
  title: 'Texts end at a character',
  failureTitle: 'A text ends inside a character',
  section: 'rfc6455-8.1',
  says: 'A text message as a whole is UTF-8, so its last character is whole.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No text that came ends inside a character',
  broken: 'The text that ends with frame {frame} ({octets}) ends inside a character: expected its last octets to complete one',
  advice: 'Cut texts at characters, not at octets: limits of a buffer or a column in octets do this.',
  examples: {
    pass: [{ name: 'a character in two fragments', because: 'clean', session: [{ received: '01 01 c3' }, { received: '80 01 a4' }] }],
    fail: [{ name: 'half a letter', because: 'broken', session: [{ received: '81 02 41 c3' }], marks: ['81 02'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
