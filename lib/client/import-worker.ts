import { readFileText, textOfFile } from './read-file-text'

// A thread of its own: a HAR of 50 MB takes a second to parse, in which the page goes on.
self.addEventListener('message', (event: MessageEvent<string | File>) => {
  void textOf(event.data)
    .then((text) => self.postMessage(readFileText(text)))
    // A file that was taken away meanwhile, or one that there is no memory for.
    .catch(() => self.postMessage(null))
})

async function textOf(data: string | File): Promise<string> {
  return typeof data === 'string' ? data : textOfFile(await data.arrayBuffer())
}
