/** Runs `nostrum` as users do, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

export function start(args: readonly string[], input?: string | Buffer, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src/cli.ts', ...args], { env: { ...process.env, NO_COLOR: '1', LANG: 'en_US.UTF-8', NOSTRUM_CONTACT: '', ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const ended = new Promise<Ended>((resolve) => child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr })))
  return { child, ended }
}

export function nostrum(args: readonly string[], input?: string | Buffer, env?: Record<string, string>): Promise<Ended> {
  return start(args, input, env).ended
}
