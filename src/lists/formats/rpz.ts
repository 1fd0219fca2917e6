/**
 * DNS response policy zones (draft-vixie-dnsop-dns-rpz): for each name and for what lies below it a CNAME to the root, which means "there is no such name".
 * Names carry no dot at the end, so that they lie in the zone whatever it is called.
 */
import { dead, EVERYTHING, error, fileOf, headerOf, type Line, type ListDocument, NOTHING, nameOf, other, type Reader, reasonOf, type Written } from './format.ts'
import { readAsciiHost } from './host-name.ts'

/** How long resolvers keep an answer, in seconds: a wrong entry is gone within the hour. */
const TTL = 3600
/** A name must fit into 255 bytes together with that of the zone, and `*.` goes in front. */
const MAX_NAME_CHARS = 200

export function writeRpz(list: ListDocument): Written {
  const named = list.entries.flatMap((entry) => {
    const host = nameOf(entry)
    return host === null || host.length > MAX_NAME_CHARS ? [] : [{ host, reason: reasonOf(entry) }]
  })
  const left = list.entries.length - named.length
  const header = headerOf(list, `${list.tier}.rpz`, left).map(([name, value]) => `; ${name}: ${value}`)
  const zone = [`$TTL ${TTL}`, `@ SOA localhost. root.localhost. ${list.version} ${TTL} 600 604800 ${TTL}`, '@ NS localhost.']
  const lines = named.flatMap(({ host, reason }) => [`${host} CNAME . ; ${reason}`, `*.${host} CNAME .`])
  return { text: fileOf([...header, ...zone, ...lines]), left }
}

/** What a CNAME of a policy zone does when it does not block. */
const POLICIES: Readonly<Record<string, string>> = { 'rpz-passthru.': 'an exception', 'rpz-tcp-only.': 'asks for TCP' }
const BLOCKING = new Set(['.', '*.', 'rpz-drop.'])
const TYPES = new Set(['A', 'AAAA', 'CNAME', 'DNAME', 'HINFO', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'])
const CLASSES = new Set(['IN', 'CH', 'HS'])
// Matches `3600`, `1h` and `1h30m`.
const TTL_WORD = /^(?:\d{1,10}[smhdw]?){1,5}$/i
const OTHER_TRIGGERS = /\.rpz-(?:ip|client-ip|nsip|nsdname)$/i

export function readRpz(): Reader {
  let origin: string | null = null
  let owner: string | null = null
  let isOpen = false
  let hasSoa = false

  function read(line: string): Line {
    const text = line.replace(/;.*/, '')
    if (text.trim() === '') return NOTHING
    if (isOpen) {
      isOpen = !text.includes(')')
      return NOTHING
    }
    if (text.startsWith('$')) return readDirective(text.trim().split(/[ \t]/).filter(Boolean))
    const words = text.split(/[ \t]/).filter(Boolean)
    const given = /^[ \t]/.test(text) ? owner : words.shift()
    if (given === null || given === undefined) return dead('it belongs to the name of the line before, but there is none')
    owner = given
    while (words[0] !== undefined && (TTL_WORD.test(words[0]) || CLASSES.has(words[0].toUpperCase()))) words.shift()
    const type = words.shift()?.toUpperCase() ?? ''
    if (!TYPES.has(type)) return dead(`there is no type of record, such as CNAME, behind the name`)
    isOpen = text.includes('(') && !text.includes(')')
    if (type === 'SOA') hasSoa = true
    if (type === 'SOA' || (type === 'NS' && given === '@')) return NOTHING
    return readRecord(given, type, words[0] ?? '')
  }

  function readDirective([name = '', value = '']: readonly string[]): Line {
    if (name === '$ORIGIN') origin = value.toLowerCase()
    return ['$TTL', '$ORIGIN', '$INCLUDE', '$GENERATE'].includes(name) ? NOTHING : dead(`${name} is no directive of a zone`)
  }

  function readRecord(name: string, type: string, target: string): Line {
    if (target === '') return dead(`the ${type} record has no value`)
    if (OTHER_TRIGGERS.test(name)) return other('a rule on addresses or name servers')
    const policy = type === 'CNAME' ? POLICIES[target.toLowerCase()] : undefined
    if (policy !== undefined) return other(policy)
    const inside = inZone(name)
    if (inside === null) return dead(`"${name}" ends in a dot, so it lies outside of the zone; write it without`)
    if (inside === '*') return { kind: 'block', targets: [EVERYTHING] }
    const host = readAsciiHost(inside.replace(/^\*\./, ''))
    if (typeof host === 'string') return dead(host)
    const note = type === 'CNAME' && !BLOCKING.has(target.toLowerCase()) ? `leads to ${target.slice(0, 100)} instead of nowhere` : undefined
    return { kind: 'block', targets: [`${host.host}/`], key: inside, ...(note === undefined ? {} : { note }) }
  }

  /** The name below the zone; null when it lies elsewhere. */
  function inZone(name: string): string | null {
    const lower = name.toLowerCase()
    if (!lower.endsWith('.')) return lower
    return origin !== null && origin !== '.' && lower.endsWith(`.${origin}`) ? lower.slice(0, -origin.length - 1) : null
  }

  return {
    read,
    end: () => [
      ...(hasSoa ? [] : [error('There is no SOA record: name servers refuse the zone. Write "@ SOA localhost. root.localhost. 1 3600 600 604800 3600" and "@ NS localhost.".')]),
      ...(isOpen ? [error('A bracket is never closed: name servers refuse the zone.')] : []),
    ],
  }
}
