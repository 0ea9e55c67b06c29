import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Bundles `driver.ts` for Node, beside the harness; returns the file. */
export function bundleDriver(name: string): string {
  const file = `${root}.dist-${name}/driver.mjs`
  execFileSync(`${root}node_modules/.bin/esbuild`, [
    `${root}__tests__/watchdog/driver.ts`,
    ...['--bundle', '--platform=node', '--format=esm', '--log-level=error', `--outfile=${file}`],
  ])
  return file
}
