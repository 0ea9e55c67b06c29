import type { Ended, RunOptions } from './run.ts'
import { which } from './which.ts'

/**
 * Runs, by the toolkit, a program that ends by itself and runs nobody's code: `ps`, `tar`, uv where it
 * is only asked. The toolkit cannot end what it started, so what takes longer than the limit is not
 * waited for, but may live on: what could hang, or runs the code of a pull request, goes another way.
 */
export async function toolkitRun(
  [name = '', ...args]: string[],
  { env, cwd, timeout }: Pick<RunOptions, 'env' | 'cwd' | 'timeout'>,
): Promise<Ended> {
  const { getExecOutput } = await import('@actions/exec')
  const file = name.includes('/') ? name : ((await which(name, env.PATH)) ?? name)
  const quoted = `"${file.replaceAll('"', '\\"')}"`
  const options = { env, cwd, silent: true, ignoreReturnCode: true }
  const output = getExecOutput(quoted, args, options).then(
    ({ exitCode, stdout, stderr }) => ({ ...unstarted, code: exitCode, stdout, stderr }),
    ({ message }: Error) => ({ ...unstarted, stderr: message }),
  )
  return new Promise((resolve) => {
    const late = { ...unstarted, timedOut: true }
    const timer = setTimeout(resolve, timeout * 1000, late)
    output.then((ended) => {
      clearTimeout(timer)
      resolve(ended)
    })
  })
}

const unstarted = { code: null, signal: null, stdout: '', stderr: '', timedOut: false }
