import { expect, type Locator, type Page } from '@playwright/test'

/** The workbench as a person uses it. */
export class Workbench {
  constructor(readonly page: Page) {}

  get url(): Locator {
    return this.page.getByRole('textbox', { name: 'URL', exact: true })
  }
  get connect(): Locator {
    return this.page.getByRole('button', { name: /^Connect( Ctrl.*)?$/ })
  }
  get stop(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true })
  }
  get attempt(): Locator {
    return this.page.getByRole('article', { name: 'Attempt' })
  }
  get summary(): Locator {
    return this.attempt.getByRole('heading', { level: 2 })
  }
  get lines(): Locator {
    return this.page.getByRole('textbox', { name: /^Header line \d+$/ })
  }

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.connect).toBeEnabled()
    await expect(this.lines.first()).toBeVisible()
  }

  /** Folds the network section in and out. */
  get network(): Locator {
    return this.page.locator('summary').filter({ has: this.page.getByText('Network', { exact: true }) })
  }

  /** The text of the raw view. */
  get octets(): Locator {
    return this.page.getByRole('textbox', { name: 'Octets of the request' })
  }

  /** Shows the request as lines, or as one text of octets. */
  async view(name: 'Lines' | 'Raw'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check()
    if (name === 'Raw') await expect(this.octets).toBeVisible()
  }

  /** The header lines of the composer, as typed. */
  async lineTexts(): Promise<string[]> {
    return this.lines.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  }

  /** Adds one header line at the end. */
  async addLine(text: string): Promise<void> {
    const before = await this.lines.count()
    await this.page.getByRole('button', { name: 'Add line' }).click()
    await this.lines.nth(before).fill(text)
  }

  /** Takes a practice endpoint from the menu beside the URL. */
  async choosePractice(url: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Practice endpoints' }).click()
    await this.page
      .getByRole('menuitem')
      .filter({ has: this.page.getByText(url, { exact: true }) })
      .click()
    await expect(this.url).toHaveValue(url)
  }

  /** One part of the attempt that has a name, such as `Failure`, `Close` or `Response body`. */
  part(name: string): Locator {
    return this.attempt.getByRole('region', { name, exact: true })
  }

  async connectTo(url: string, lines: readonly string[] = []): Promise<void> {
    await this.url.fill(url)
    for (const line of lines) await this.addLine(line)
    await this.connect.click()
    await expect(this.attempt).toBeVisible()
  }

  async tab(name: RegExp): Promise<void> {
    await this.attempt.getByRole('tab', { name }).click()
  }

  frame(name: RegExp): Locator {
    return this.attempt.getByRole('option', { name })
  }

  /** Closes the sheet in which a frame is shown where there is no room beside the list. */
  async leaveFrame(): Promise<void> {
    await expect(this.page.getByRole('region', { name: /^Frame \d+$/ })).toBeVisible()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** Sends a text frame from the Frames tab. */
  async sendText(text: string): Promise<void> {
    await this.attempt.getByRole('textbox', { name: 'Payload, text' }).fill(text)
    await this.attempt.getByRole('button', { name: /^Send/ }).click()
  }
}
