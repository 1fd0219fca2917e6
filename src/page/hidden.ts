/** Inline styles that take text out of sight. `display:none` alone is common on honest tabs and menus, so what it hides is judged by its content. */
const HIDING = [/display\s{0,3}:\s{0,3}none/i, /visibility\s{0,3}:\s{0,3}hidden/i, /opacity\s{0,3}:\s{0,3}0(?![.\d]*[1-9])/i]
const OFF_SCREEN = [/(?:left|top|right|text-indent|margin-left|margin-top)\s{0,3}:\s{0,3}-\d{3,6}(?:px|em|rem|%)?/i, /font-size\s{0,3}:\s{0,3}0(?![.\d]*[1-9])/i]

/** Whether an inline style hides its element. Matches `left:-9999px`, `font-size:0`, `display: none`; not `font-size:0.9em`. */
export function isHiddenStyle(style: string | undefined): boolean {
  return style !== undefined && (HIDING.some((pattern) => pattern.test(style)) || OFF_SCREEN.some((pattern) => pattern.test(style)) || isInvisibleInk(style))
}

/** Text in the colour of its own background. */
function isInvisibleInk(style: string): boolean {
  const ink = /(?:^|;)\s{0,3}color\s{0,3}:\s{0,3}(#?\w{3,20})/i.exec(style)?.[1]
  const paper = /background(?:-color)?\s{0,3}:\s{0,3}(#?\w{3,20})/i.exec(style)?.[1]
  return ink !== undefined && ink.toLowerCase() === paper?.toLowerCase()
}

// Matches `.x9 { left:-999em }`, not `.x9 a:hover { left:0 }`.
const RULE = /[.#]([\w-]{1,40})\s{0,5}\{([^{}]{0,300})\}/g
const SCREEN_READER = /sr-only|visually-?hidden|screen-reader|skip|assistive|a11y/i

/** Classes and ids that a style sheet moves off the screen; names that serve screen readers are left alone. */
export function findHiddenNames(css: string): string[] {
  const names: string[] = []
  for (const [, name = '', body = ''] of css.slice(0, 50_000).matchAll(RULE)) if (!SCREEN_READER.test(name) && OFF_SCREEN.some((pattern) => pattern.test(body))) names.push(name)
  return names
}
