import { writeSync } from 'node:fs'
import { noSuccess, statuses } from '../verdict/status.ts'
import { describeError, outliveStreams } from './say.ts'

/** Runs a program to its end and ends this process with the program's status. */
export async function start(program: () => Promise<number>): Promise<never> {
  const hasLost = outliveStreams()
  // Node's own status for it, 1, would say that a repro has become worse.
  process.on('uncaughtException', (error) => {
    try {
      writeSync(2, `${describeError(error)}\n`)
    } finally {
      process.exit(statuses.couldNotRun)
    }
  })
  const status = await program()
  process.exit(hasLost() ? noSuccess(status) : status)
}
