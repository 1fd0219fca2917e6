import { describe, expect, test } from 'vitest'
import { isPublicAddress, refuseUrl } from '../../src/crawl/address.ts'

describe('an address is public', () => {
  test.each(['8.8.8.8', '1.1.1.1', '114.114.114.114', '2606:4700::1111', '240e::1', '64:ff9b::8.8.8.8'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('an address is not public', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fec0::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'localhost',
    '',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a URL is refused', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:8787/',
    'http://LOCALHOST./',
    'http://printer/',
    'http://db.internal/',
    'http://nas.local/',
    'http://router.home.arpa/',
    'http://metadata.google.internal/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    `http://a.example/${'x'.repeat(3000)}`,
  ])('%s', (url) => {
    expect(refuseUrl(new URL(url))).not.toBeNull()
  })

  test('and an ordinary one is not', () => {
    expect(refuseUrl(new URL('https://klinik.example.com:8443/a?b'))).toBeNull()
    expect(refuseUrl(new URL('http://植发.中国/'))).toBeNull()
  })
})
