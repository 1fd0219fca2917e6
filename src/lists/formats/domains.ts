/** Plain lists: one name a line, with everything below it. uBlacklist subscribes to them as "domains". Nostrum writes none, since they have no room for reasons. */
import { dead, type Line, lineReader, NOTHING, type Reader } from './format.ts'
import { readAsciiHost } from './host-name.ts'

export function readDomains(): Reader {
  return lineReader(readLine)
}

function readLine(line: string): Line {
  const hash = line.indexOf('#')
  const text = (hash < 0 ? line : line.slice(0, hash)).trim()
  if (text === '') return NOTHING
  if (/\s/.test(text)) return dead('it has more than one word; one name a line, without an address in front')
  const host = readAsciiHost(text)
  return typeof host === 'string' ? dead(host) : { kind: 'block', targets: [`${host.host}/`] }
}
