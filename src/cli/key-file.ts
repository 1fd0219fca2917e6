import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { UsageError } from './usage.ts'

/** Where the signing key lives when none is named. */
export function defaultKeyFile(): string {
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'nostrum', 'key.pem')
}

/** The key pair of a PEM file (PKCS #8, Ed25519), made on first use and readable by its owner only. `say` hears about a new key. */
export async function keysFrom(path: string, say: (words: string) => void): Promise<CryptoKeyPair> {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    say(`Made a signing key in ${path}. Keep it: capsules signed with it are yours. Its public half is in each of them.\n`)
  }
  try {
    const key = createPrivateKey(readFileSync(path))
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`its type is ${key.asymmetricKeyType}`)
    const usable = { privateKey: key.export({ type: 'pkcs8', format: 'der' }), publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }) }
    return {
      privateKey: await crypto.subtle.importKey('pkcs8', Uint8Array.from(usable.privateKey), 'Ed25519', false, ['sign']),
      publicKey: await crypto.subtle.importKey('spki', Uint8Array.from(usable.publicKey), 'Ed25519', true, ['verify']),
    }
  } catch (cause) {
    throw new UsageError(`${path} holds no Ed25519 private key in PEM (${cause instanceof Error ? cause.message : cause}). Name another file, or one that does not exist yet.`, {
      cause,
    })
  }
}
