/** Serves the test site to tests that run inside workerd, which cannot listen themselves. */
import type { TestProject } from 'vitest/node'
import { startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    sitePort: number
  }
}

export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite()
  project.provide('sitePort', site.port)
  return () => site.close()
}
