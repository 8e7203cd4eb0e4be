import type { Locator, Page } from '@playwright/test'

/** The dialog that reads a pasted text, and the review of what was read. */
export class ImportDialog {
  constructor(readonly page: Page) {}

  get sheet(): Locator {
    return this.page.getByRole('dialog')
  }
  get text(): Locator {
    return this.sheet.getByRole('textbox', { name: 'Text to read' })
  }
  get draft(): Locator {
    return this.sheet.getByRole('region', { name: 'Draft' })
  }
  get problems(): Locator {
    return this.sheet.getByRole('list', { name: 'What could not be read' })
  }

  get requests(): Locator {
    return this.sheet.getByRole('listbox', { name: 'Requests' })
  }
  get search(): Locator {
    return this.sheet.getByRole('combobox', { name: 'Search requests' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('region', { name: 'Request to send' }).getByRole('button', { name: 'Paste' }).click()
    await this.text.waitFor()
  }

  /** Chooses a file: one on disk, or one made up here. */
  async choose(file: string | { name: string; text: string }): Promise<void> {
    await this.open()
    const given = typeof file === 'string' ? file : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }
    await this.sheet.getByLabel('File to import').setInputFiles(given)
  }

  async read(text: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Request to send' }).getByRole('button', { name: 'Paste' }).click()
    await this.text.fill(text)
    await this.sheet.getByRole('button', { name: 'Read' }).click()
  }

  /** The lines of the draft as the review shows them, the URL first. */
  lines(): Promise<string[]> {
    return this.draft.getByRole('paragraph').allTextContents()
  }

  async give(placeholder: string, value: string): Promise<void> {
    await this.sheet.getByLabel(placeholder, { exact: true }).fill(value)
  }

  async use(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Use draft' }).click()
  }
}
