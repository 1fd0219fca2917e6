/** Settings of dnsmasq: `address=/name/` answers that the name and all below it do not exist. */
import { dead, EVERYTHING, fileOf, headerOf, type Line, type ListDocument, lineReader, NOTHING, nameOf, other, type Reader, reasonOf, type Written } from './format.ts'
import { readAsciiHost } from './host-name.ts'

export function writeDnsmasq(list: ListDocument): Written {
  const lines = list.entries.flatMap((entry) => {
    const host = nameOf(entry)
    return host === null ? [] : [`address=/${host}/ # ${reasonOf(entry)}`]
  })
  const left = list.entries.length - lines.length
  const header = headerOf(list, `${list.tier}.dnsmasq.conf`, left).map(([name, value]) => `# ${name}: ${value}`)
  return { text: fileOf([...header, ...lines]), left }
}

/** Settings without a value that stand in files beside lists. */
const FLAGS = new Set([
  'all-servers',
  'bind-interfaces',
  'bogus-priv',
  'domain-needed',
  'expand-hosts',
  'log-queries',
  'no-hosts',
  'no-negcache',
  'no-poll',
  'no-resolv',
  'strict-order',
])

export function readDnsmasq(): Reader {
  return lineReader(readLine)
}

function readLine(line: string): Line {
  const text = line.replace(/(?:^|[ \t])#.*/, '').trim()
  if (text === '') return NOTHING
  const equals = text.indexOf('=')
  const key = (equals < 0 ? text : text.slice(0, equals)).trim()
  const value = equals < 0 ? '' : text.slice(equals + 1).trim()
  // Matches `address` and `no-resolv`, not `||clinic.example^`.
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(key)) return dead('it is no setting; write "address=/name/"')
  if (equals < 0) return FLAGS.has(key) ? other(`the setting ${key}`) : dead(`"${key}" is no setting; write "address=/name/"`)
  if (!['address', 'server', 'local'].includes(key)) return other(`the setting ${key}`)
  if (!value.startsWith('/')) return key === 'server' ? other('a name server') : dead(`the names of ${key}= stand between slashes`)
  const parts = value.split('/')
  const target = parts.at(-1) as string
  const names = parts.slice(1, -1)
  if (names.length === 0) return dead('there is no slash behind the name')
  if (key === 'server' && target !== '') return other('another name server for some names')
  const targets: string[] = []
  for (const name of names) {
    if (name === '') return other('names without a dot')
    if (name === '#') {
      targets.push(EVERYTHING)
      continue
    }
    // A dot or `*` in front says what holds anyway: names below are meant, too.
    const host = readAsciiHost(name.replace(/^\*?\.?/, ''))
    if (typeof host === 'string') return dead(host)
    targets.push(`${host.host}/`)
  }
  return { kind: 'block', targets }
}
