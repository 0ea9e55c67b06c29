/**
 * Every setting by its name as a flag and as an action's input, in the order of the help text.
 * `list`: may be given several times (an input: one a line). `switch`: true or false.
 */
export const settingKinds = {
  repro: 'list',
  'python-version': 'list',
  'python-path': 'list',
  'python-version-file': 'one',
  install: 'list',
  'pass-env': 'list',
  variants: 'one',
  replay: 'one',
  trials: 'one',
  timeout: 'one',
  jobs: 'one',
  emulate: 'one',
  'mongodb-uri': 'one',
  baseline: 'one',
  'fail-on': 'one',
  'fail-on-warnings': 'switch',
  'allow-skips': 'switch',
  'max-hang-rate': 'one',
  budget: 'one',
  shard: 'one',
  offline: 'switch',
  'full-output': 'switch',
  'dry-run': 'switch',
  output: 'one',
  'working-directory': 'one',
  name: 'one',
  matrix: 'one',
} as const

export type SettingName = keyof typeof settingKinds
