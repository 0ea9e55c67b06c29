import { runReportAction } from './commands/reportaction.ts'

process.exit(await runReportAction(process.env))
