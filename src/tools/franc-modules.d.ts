declare module 'franc-min/data.js' {
  /** Trigrams of a language in order of rank, joined by bars, by script and ISO 639-3 code. */
  export const data: Readonly<Record<string, Readonly<Record<string, string>>>>
}
