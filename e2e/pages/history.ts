import type { Locator, Page } from '@playwright/test'

/** The list of attempts. */
export class History {
  constructor(readonly page: Page) {}

  get rows(): Locator {
    return this.page.getByRole('list', { name: 'Attempts' }).getByRole('listitem')
  }
  get counted(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^[\d,]+\+? attempts?/ })
  }
  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Search attempts' })
  }
  get active(): Locator {
    return this.page.getByRole('group', { name: 'Active filters' })
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text })
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/attempts${query}`)
  }

  /** Ticks outcomes by their words. */
  async outcomes(...words: string[]): Promise<void> {
    await this.page.getByRole('button', { name: /^Outcome: / }).click()
    for (const word of words) await this.page.getByRole('menuitemcheckbox', { name: word }).click()
    await this.page.keyboard.press('Escape')
  }

  /** A field behind "More filters", which is opened. */
  async field(label: string): Promise<Locator> {
    const more = this.page.getByRole('button', { name: /^More filters/ })
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click()
    return this.page.getByRole('region', { name: 'More filters' }).getByLabel(label)
  }
}
