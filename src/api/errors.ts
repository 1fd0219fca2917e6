import { type Problem, problem } from './problems.ts'

/** Writes down what broke and where, and makes a problem of it. The message is left out: it may quote what was being read. */
export function logSurprise(error: unknown): Problem {
  const name = error instanceof Error ? error.name : typeof error
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : []
  console.error([`Unexpected ${name}`, ...frames].join('\n'))
  return problem('internal-error', 'This should not have happened. Please report it with the request id.')
}
