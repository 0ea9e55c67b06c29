import { runReportAction } from './reportaction.ts'

process.exit(await runReportAction(process.env))
