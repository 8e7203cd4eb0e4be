import type { Locator, Page } from '@playwright/test'

/** The list of attempts. */
export class History {
  constructor(readonly page: Page) {}

  get rows(): Locator {
    return this.page.getByRole('main').getByRole('listitem')
  }
  get counted(): Locator {
    return this.page.getByRole('main').getByRole('status').first()
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text })
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/attempts${query}`)
  }
}
