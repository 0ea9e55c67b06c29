// Fails where the committed dist/ is not what the source builds.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const built = mkdtempSync('.dist-')
try {
  execFileSync(process.execPath, ['scripts/build.mjs', built], { stdio: 'inherit' })
  const names = [...new Set([...readdirSync('dist'), ...readdirSync(built)])].sort()
  const differing = names.filter((name) => read('dist', name) !== read(built, name))
  if (differing.length > 0) {
    console.error(`dist/ is not what the source builds (npm run build): ${differing.join(', ')}`)
    process.exitCode = 1
  } else console.log(`dist/: ${names.length} files are what the source builds`)
} finally {
  rmSync(built, { recursive: true })
}

function read(folder, name) {
  try {
    return readFileSync(join(folder, name), 'latin1')
  } catch {
    return null
  }
}
