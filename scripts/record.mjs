// Records what is seen of the corpus's hangs: `node scripts/record.mjs PYTHON…`, a path each. What is
// right is not recorded: the scripts themselves say it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const recorded = `${root}__tests__/corpus/recorded/`
const outfile = `${root}.dist-record/record.mjs`
const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' }
await build({ entryPoints: [`${root}__tests__/corpus/record.ts`], outfile, ...options })
mkdirSync(recorded, { recursive: true })

const about = 'import platform, sys; print(platform.python_version(), sys.prefix, sys.executable)'
for (const asked of process.argv.slice(2)) {
  const said = execFileSync(asked, ['-c', about], { encoding: 'utf8' })
  const [version, prefix, python] = said.trim().split(' ')
  const arguments_ = [outfile, python, version, prefix]
  const limits = { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] }
  const recording = execFileSync(process.execPath, arguments_, limits)
  writeFileSync(`${recorded}${version}.json.gz`, gzipSync(recording, { level: 9 }))
}
