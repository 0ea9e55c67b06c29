import { runAction } from './commands/action.ts'
import { outliveStreams } from './commands/say.ts'

outliveStreams()
process.exit(await runAction(process.env))
