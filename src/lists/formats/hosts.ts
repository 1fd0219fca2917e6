/** Hosts files: `0.0.0.0 name`. They know neither paths nor names below a name, so that `www.` is written too. */
import { dead, fileOf, headerOf, type Line, type ListDocument, lineReader, NOTHING, nameOf, other, type Reader, reasonOf, type Written } from './format.ts'
import { readAsciiHost } from './host-name.ts'

export function writeHosts(list: ListDocument): Written {
  const named = list.entries.flatMap((entry) => {
    const host = nameOf(entry)
    return host === null ? [] : [{ host, reason: reasonOf(entry) }]
  })
  const left = list.entries.length - named.length
  const header = headerOf(list, `${list.tier}.hosts`, left).map(([name, value]) => `# ${name}: ${value}`)
  const lines = named.flatMap(({ host, reason }) => [`0.0.0.0 ${host} # ${reason}`, ...(host.startsWith('www.') ? [] : [`0.0.0.0 www.${host}`])])
  return { text: fileOf([...header, ...lines]), left }
}

/** Addresses that lead nowhere; a name with any other address is sent elsewhere. */
const NOWHERE = new Set(['0.0.0.0', '127.0.0.1', '::', '::0', '::1', '0', '0:0:0:0:0:0:0:0', '0:0:0:0:0:0:0:1'])
/** What every hosts file says of the machine itself. */
export const OWN_NAMES =
  /^(?:localhost|localhost\.localdomain|local|broadcasthost|0\.0\.0\.0|ip6-localhost|ip6-loopback|ip6-localnet|ip6-mcastprefix|ip6-allnodes|ip6-allrouters|ip6-allhosts)$/
// Matches `127.0.0.1`, `0`, `::1` and `fe80::1%lo0`.
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|0|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:%[a-z0-9]{1,15})?)$/i

export function readHosts(): Reader {
  return lineReader(readLine)
}

function readLine(line: string): Line {
  const hash = line.indexOf('#')
  const words = (hash < 0 ? line : line.slice(0, hash)).split(/[ \t]/).filter(Boolean)
  const [address, ...names] = words
  if (address === undefined) return NOTHING
  if (!ADDRESS.test(address)) return dead(`it begins with no IP address; write "0.0.0.0 ${words.length === 1 ? address.slice(0, 100) : 'name'}"`)
  if (names.length === 0) return dead('there is no name behind the address')
  const foreign = names.filter((name) => !OWN_NAMES.test(name))
  if (foreign.length === 0) return NOTHING
  if (!NOWHERE.has(address.toLowerCase())) return other('sends names to another address')
  const hosts = foreign.map(readAsciiHost)
  const wrong = hosts.find((host) => typeof host === 'string')
  if (wrong !== undefined) return dead(wrong)
  return { kind: 'block', targets: hosts.map((host) => (typeof host === 'string' ? '' : `${host.host}/`)) }
}
