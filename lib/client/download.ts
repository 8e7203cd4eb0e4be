/** Saves what a path answers as a file, under the name the answer gives. */
export function download(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
