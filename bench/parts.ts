/** What the benchmark measures, in one bundle. */

export { keepReapers } from '../src/process/reapers.ts'
export { clopperPearson, fisherGreater } from '../src/results/statistics.ts'
export { procfs } from '../src/watchdog/linux/proc.ts'
export { readTree } from '../src/watchdog/linux/processes.ts'
export { createSockets } from '../src/watchdog/linux/sockets.ts'
export { closedSet, isUnchanged, takePicture } from '../src/watchdog/linux/stuck.ts'
export { linuxSystem } from '../src/watchdog/linux/system.ts'
export { readHeldBy } from '../src/watchdog/readheld.ts'
export { runTrial } from '../src/watchdog/trial.ts'
