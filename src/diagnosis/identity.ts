/** Which object a thread waits for, by what the observer noted of the locks held at a fork. */
import type { Fork, Stack } from '../results/model.ts'
import { pathOf, textOf } from './facts.ts'
import type { Expression } from './names.ts'
import { type Scene, statementOf, waitOf } from './scene.ts'

/** What is asked for, with the object where it is known. */
export interface Asked extends Expression {
  object?: string
}

/** What a thread asks for; where the kernel shows which object that is, one name for it. */
export function identified(scene: Scene, stack: Stack, fork: Fork, asked: Expression[]): Asked[] {
  const object = waitOf(scene, stack)?.lock ?? null
  if (object === null) return asked
  const names = namesOf(scene, fork, object)
  const isNamed = ({ tree }: Expression) => names.some((one) => textOf(one.tree) === textOf(tree))
  const shown = asked.find(isNamed) ?? asked[0] ?? names[0]
  return shown ? [{ ...shown, object }] : []
}

/** The names that the threads had for an object at the fork. */
function namesOf(scene: Scene, { stacks }: Fork, object: string): Expression[] {
  return stacks.flatMap(({ locks = [], frames }) =>
    locks.flatMap((note): Expression[] => {
      const frame = note.object === object ? frames[note.frame] : undefined
      const statement = frame && statementOf(scene, frame)
      return statement ? [{ tree: pathOf(note.path), statement }] : []
    }),
  )
}
