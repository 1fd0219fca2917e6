const TIMEOUT_MILLISECONDS = 10_000

/**
 * Asks the service with a GET that carries nothing but its address: no cookies, no referrer, nothing from a cache.
 *
 * @returns the parsed JSON, or null when there was no answer or none to use
 */
export async function askService(service: string, path: string): Promise<unknown> {
  try {
    const response = await fetch(service + path, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
