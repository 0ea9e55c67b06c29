import type { Proc } from './proc.ts'
import type { Blocked } from './waits.ts'

const FUTEX_PRIVATE_WAIT = 0x80
const GLIBC_LOCKED_WITH_WAITERS = 2
const GLIBC_OWNER_OFFSET = 8n
const OWNER_BITS = 0x3fffffff
const WAITERS_BIT = 0x80000000

/**
 * Thread id of a pthread mutex's owner: glibc keeps it behind a normal mutex's word; robust and
 * musl's owning types keep it in the word itself. Python's own locks are semaphores without one.
 */
export function lockOwner(
  wait: Extract<Blocked, { kind: 'futex' }>,
  pid: number,
  proc: Proc,
): number | null {
  const value = wait.value ?? 0
  const owner =
    wait.operation === FUTEX_PRIVATE_WAIT && value === GLIBC_LOCKED_WITH_WAITERS
      ? proc.memory(pid, wait.address + GLIBC_OWNER_OFFSET, 4)?.readInt32LE(0)
      : inWord(value)
  return owner !== undefined && isThreadId(owner) ? owner : null
}

function inWord(value: number): number | undefined {
  const owner = value & OWNER_BITS
  const names = (value & WAITERS_BIT) !== 0 && value !== EVERY_BIT && owner !== MUSL_UNOWNED
  return names ? owner : undefined
}

const EVERY_BIT = 0xffffffff
/** What a musl mutex that keeps no owner says (EBUSY). */
const MUSL_UNOWNED = 16

const isThreadId = (value: number) => value > 0 && value <= 4_194_304
