/**
 * Runs one program as a trial and prints what came of it, in a Node program of its own:
 * its memory can be measured, and it can be killed.
 */
import { type Options, tryProgram } from './trials.ts'

const [file, python, options] = process.argv.slice(2)
const report = await tryProgram(file!, python!, JSON.parse(options ?? '{}') as Options)
const { maxRSS } = process.resourceUsage()
process.stdout.write(JSON.stringify({ ...report, maxMegabytes: maxRSS / 1024 }))
