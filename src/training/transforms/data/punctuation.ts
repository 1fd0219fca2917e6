/** Punctuation in half and full width, by code point: the two are hard to tell apart on screen. */
const TO_FULL: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  '?': '\uff1f',
  '!': '\uff01',
  ':': '\uff1a',
  ';': '\uff1b',
  '(': '\uff08',
  ')': '\uff09',
  '~': '\uff5e',
  '%': '\uff05',
}
const TO_HALF: Readonly<Record<string, string>> = { ...Object.fromEntries(Object.entries(TO_FULL).map(([half, full]) => [full, half])), '\u3002': '.', '\u3001': ',' }

/** The full-width form of a half-width mark, or undefined. */
export function fullWidth(char: string): string | undefined {
  return TO_FULL[char]
}

/** The half-width form of a full-width mark, or undefined. */
export function halfWidth(char: string): string | undefined {
  return TO_HALF[char]
}

/** Gives half-width marks that stand behind or before a Han character their full width, as Chinese is printed. */
export function printedChinese(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[,?!:;()]|[,?!:;()](?=\p{Script=Han})/gu, (mark) => fullWidth(mark) as string)
}
