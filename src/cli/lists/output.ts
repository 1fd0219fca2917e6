/** Lines to stdout, gathered so that a million of them are not a million writes, and never ahead of a slow reader. */

const FLUSH_CHARS = 65_536

export interface Output {
  write(text: string): void
  /** Hands over what was gathered, and waits until it is taken. */
  drained(): Promise<void>
}

export function createOutput(): Output {
  let text = ''
  return {
    write(more) {
      text += more
      if (text.length > FLUSH_CHARS) {
        process.stdout.write(text)
        text = ''
      }
    },
    async drained() {
      const isTaken = process.stdout.write(text)
      text = ''
      if (!isTaken) await new Promise((resolve) => process.stdout.once('drain', resolve))
    },
  }
}
