#!/usr/bin/env node
import { commandLine } from './commands/commandline.ts'

process.exit(await commandLine(process.argv.slice(2)))
