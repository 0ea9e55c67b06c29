/** What the benchmark measures, in one bundle. */

export { clopperPearson, fisherGreater } from '../src/verdict/statistics.ts'
export { procfs } from '../src/watchdog/proc.ts'
export { readTree } from '../src/watchdog/processes.ts'
export { keepReapers, startReaped } from '../src/watchdog/reaper.ts'
export { closedSet, isUnchanged, takePicture } from '../src/watchdog/stuck.ts'
export { linuxSystem } from '../src/watchdog/system.ts'
export { runTrial } from '../src/watchdog/trial.ts'
