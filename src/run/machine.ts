import { existsSync, readdirSync } from 'node:fs'
import { arch, availableParallelism, platform, release } from 'node:os'
import type { Environment } from '../results/model.ts'

const systemNames: Record<string, string> = { darwin: 'macos' }

/** The operating system by the name that expectations use: `linux`, `macos`, `freebsd`, `openbsd`. */
export const systemName = () => systemNames[platform()] ?? platform()

/** The machine, as results describe it. */
export function describeMachine(): Environment {
  return {
    os: systemName(),
    release: release(),
    arch: arch(),
    libc: platform() === 'linux' ? libc() : null,
    cpus: availableParallelism(),
  }
}

/** The C library that Node itself uses, which is the system's. */
function libc(): string | null {
  const report = process.report as { excludeNetwork?: boolean } & NodeJS.ProcessReport
  // Without it the report looks up the names of all open connections.
  report.excludeNetwork = true
  const { header } = report.getReport() as unknown as { header: Record<string, string> }
  if (header.glibcVersionRuntime) return `glibc ${header.glibcVersionRuntime}`
  const musl = existsSync('/lib') && readdirSync('/lib').some((name) => name.startsWith('ld-musl'))
  return musl ? 'musl' : null
}
