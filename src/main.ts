import { runAction } from './commands/action.ts'

process.exit(await runAction(process.env))
