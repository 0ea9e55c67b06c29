/** Something to run, which may bring more to run when it has ended. */
export interface Task {
  /** Seconds, guessed: the longest is started first. */
  length: number
  /** Wants the machine for itself. */
  exclusive: boolean
  /** Settles when it may start (its environment is there); a failure does not hold it up. */
  ready: Promise<unknown>
  run(): Promise<Task[]>
}

/**
 * Runs all tasks, at most `jobs` at once, the longest of those that are ready first; exclusive ones
 * at the end, one by one. After an error of a task nothing more is started; rejects with the first
 * one when all that runs has ended.
 */
export async function runAll(tasks: readonly Task[], jobs: number): Promise<void> {
  const shared = tasks.filter((task) => !task.exclusive)
  const alone = tasks.filter((task) => task.exclusive)
  const late = await runShared(shared, jobs)
  for (const task of [...alone, ...late]) await runAlone(task)
}

async function runAlone(task: Task): Promise<void> {
  await settled(task.ready)
  for (const next of await task.run()) await runAlone(next)
}

/** Returns the exclusive tasks that came up on the way. */
async function runShared(tasks: readonly Task[], jobs: number): Promise<Task[]> {
  const waiting = new Set<Task>()
  const ready: Task[] = []
  const running = new Set<Promise<void>>()
  const exclusive: Task[] = []

  const enter = (task: Task) => {
    waiting.add(task)
    const becameReady = settled(task.ready).then(() => {
      waiting.delete(task)
      ready.push(task)
    })
    arrivals.add(becameReady)
    becameReady.then(() => arrivals.delete(becameReady))
  }
  const arrivals = new Set<Promise<void>>()
  const failures: unknown[] = []
  const start = (task: Task) => {
    const work = task
      .run()
      .then((more) => {
        exclusive.push(...more.filter((next) => next.exclusive))
        for (const next of more.filter((one) => !one.exclusive)) enter(next)
      })
      .catch((error) => failures.push(error))
      .then(() => void running.delete(work))
    running.add(work)
  }

  tasks.forEach(enter)
  while (running.size > 0 || (failures.length === 0 && waiting.size + ready.length > 0)) {
    ready.sort((one, other) => other.length - one.length)
    while (ready.length > 0 && running.size < jobs && failures.length === 0) start(ready.shift()!)
    await Promise.race([...running, ...arrivals])
  }
  if (failures.length > 0) throw failures[0]
  return exclusive
}

const settled = (promise: Promise<unknown>) => promise.then(nothing, nothing)
const nothing = () => {}
