#!/usr/bin/env node
import { commandLine } from './commands/commandline.ts'
import { outliveStreams } from './commands/say.ts'

outliveStreams()
process.exit(await commandLine(process.argv.slice(2)))
