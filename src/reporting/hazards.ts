/** What every report says of a hazard: its title and what to change. */
import type { Diagnosis, Hazard } from '../results.ts'

export interface HazardWords {
  title: string
  /** One sentence: what a maintainer can change. */
  remedy: string
}

export const hazards: Record<Hazard, HazardWords> = {
  'import-lock': {
    title: 'Import lock held at the fork',
    remedy:
      'Import the module before the first thread starts, or fork before starting threads, or start the child with spawn or forkserver.',
  },
  'orphaned-lock': {
    title: 'Lock held at the fork',
    remedy:
      'Renew the lock in the child with os.register_at_fork, or fork before starting the thread that takes it, or use spawn or forkserver.',
  },
  'buffer-lock': {
    title: 'Output buffer locked at the fork',
    remedy:
      'Let no other thread write to the file while forking (flush and stop it first), or use spawn or forkserver.',
  },
  'emulated-lock': {
    title: 'getaddrinfo lock held at the fork (emulated)',
    remedy:
      'Start what resolves names lazily or in the child (connect=False for a MongoClient), or fork first.',
  },
  'native-lock': {
    title: 'Lock of a native library held at the fork',
    remedy:
      'Use the library for the first time in the child, or start the child with spawn or forkserver.',
  },
  'lost-thread': {
    title: 'Thread lost by the fork',
    remedy:
      'Start the thread (executor, pool, monitor) in the child, or anew there with os.register_at_fork, or fork first.',
  },
  'not-fork': {
    title: 'Deadlock that the fork did not cause',
    remedy:
      'Look at the order in which the blocked threads take their locks: no fork is needed for this.',
  },
  unknown: {
    title: 'Deadlock of unknown cause',
    remedy: 'Look at the stacks in the details; compare with the variants sleep and fork-first.',
  },
}

/** Page of `docs/hazards/` about a diagnosis, without ending. */
export function hazardPage({ page, hazard }: Diagnosis): string {
  return page && /^[a-z0-9-]{1,60}$/.test(page) ? page : hazard
}
