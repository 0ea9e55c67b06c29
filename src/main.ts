import { runAction } from './action.ts'

process.exit(await runAction(process.env))
