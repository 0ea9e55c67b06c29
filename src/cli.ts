#!/usr/bin/env node
import { commandLine } from './commandline.ts'

process.exit(await commandLine(process.argv.slice(2)))
