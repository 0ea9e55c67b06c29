import { runReportAction } from './commands/reportaction.ts'
import { outliveStreams } from './commands/say.ts'

outliveStreams()
process.exit(await runReportAction(process.env))
