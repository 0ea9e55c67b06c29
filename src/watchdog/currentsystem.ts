import { platform } from 'node:os'
import { linuxSystem } from './linux/system.ts'
import type { System } from './system.ts'

/** The implementation for the OS that this runs on. */
export async function currentSystem(): Promise<System> {
  return platform() === 'linux' ? linuxSystem() : (await import('./unix/posix.ts')).posixSystem()
}
