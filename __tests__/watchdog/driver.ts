/**
 * Runs one program as a trial and prints what came of it, in a Node program of its own:
 * its memory can be measured, and it can be killed.
 */
import { readFileSync } from 'node:fs'
import { type Options, tryProgram } from './trials.ts'

const [file, python, options] = process.argv.slice(2)
const report = await tryProgram(file!, python!, JSON.parse(options ?? '{}') as Options)
// Not what `getrusage` says: that counts the memory of the process that this one was forked from.
const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))!
process.stdout.write(JSON.stringify({ ...report, maxMegabytes: Number(kilobytes) / 1024 }))
