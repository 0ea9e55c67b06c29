"""Reads Python source for the program: parses it, never imports or runs it.

    python -I -S reader.py [QUESTION ANSWER]

Standard input (or the file QUESTION) has one JSON object, {"held": [{"file": ..., "line": ...,
"paths": [...]}], "facts": {...}}, and standard output (or ANSWER) gets one with the answers. It
runs on the case's own interpreter, so that each Python is read by its own rules; a file that does
not parse is "unknown".

held: does a frame that stands at `line` hold the lock that its code calls by one of `paths`?
  "held"      the line lies in the body of a `with` on it, or behind an acquire() that nothing in
              between gives back
  "given"     the call at the line gives it back itself: release(), or the wait() of a condition
  "unknown"   the code does not say

facts: what the files say, for the diagnosis; see facts.py.
"""
import ast
import json
import os
import stat
import sys

RELEASES = ("release", "_release_save")
GIVES_BACK = RELEASES + ("wait", "wait_for")
MAX_BYTES = 4 << 20
SCOPES = tuple(
    getattr(ast, name)
    for name in ("FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef")
    if hasattr(ast, name)
)
WITHS = tuple(getattr(ast, name) for name in ("With", "AsyncWith") if hasattr(ast, name))


def dotted(node):
    """`a.b.c` as text, or None for any other expression."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id] + names[::-1])


def last_line(node):
    end = getattr(node, "end_lineno", None)
    if end is not None:
        return end
    return max([getattr(one, "lineno", 0) for one in ast.walk(node)] or [0])


def first_line(node):
    return min([node.lineno] + [one.lineno for one in getattr(node, "decorator_list", [])])


def covers(node, line):
    return first_line(node) <= line <= last_line(node)


def blocks_of(node):
    """The lists of statements that a statement holds."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list):
            yield block
    for part in getattr(node, "handlers", []) + getattr(node, "cases", []):
        yield part.body


def way_to(block, line):
    """[(block, index)] of the statements that hold `line`, outermost first, within one scope."""
    for index, statement in enumerate(block):
        if not covers(statement, line):
            continue
        here = [(block, index)]
        for inner in blocks_of(statement):
            below = way_to(inner, line)
            if below:
                # What lies outside of a function is not done by its frame.
                return below if isinstance(statement, SCOPES) else here + below
        return here
    return []


def own_nodes(node):
    """All nodes of a statement but those of functions that it defines."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, SCOPES):
            for one in own_nodes(child):
                yield one


def header_of(statement):
    """The expressions of a compound statement's first line; of a simple one, all."""
    blocks = [id(one) for block in blocks_of(statement) for one in block]
    return [child for child in ast.iter_child_nodes(statement) if id(child) not in blocks]


def calls(nodes, names, paths):
    """Whether a method of such a name is called on what one of the paths means."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and dotted(node.func.value) in paths
        for top in nodes
        for node in own_nodes(top)
    )


def takes(statement, paths):
    """`lock.acquire()` alone, without a limit and without a question."""
    call = getattr(statement, "value", None)
    plain = isinstance(statement, ast.Expr) and isinstance(call, ast.Call)
    return plain and not call.args and not call.keywords and calls([call], ("acquire",), paths)


def enters(statement, line, paths):
    """A `with` on the lock whose body holds the line."""
    if not isinstance(statement, WITHS) or line < statement.body[0].lineno:
        return False
    items = getattr(statement, "items", None) or [statement]
    return any(dotted(item.context_expr) in paths for item in items)


def before(block, index, paths):
    """What the statements before one in its block leave of the lock; None where nothing."""
    for statement in block[:index][::-1]:
        if calls([statement], RELEASES, paths):
            return "unknown"  # perhaps in a branch, perhaps taken again
        if takes(statement, paths):
            return "held"


def held(tree, line, paths):
    way = way_to(tree.body, line)
    if not way:
        return "unknown"
    block, index = way[-1]
    if calls(header_of(block[index]), GIVES_BACK, paths):
        return "given"
    for block, index in way[::-1]:
        if enters(block[index], line, paths):
            return "held"
        found = before(block, index, paths)
        if found:
            return found
    return "unknown"


def read(file):
    """The bytes of a regular file: names come from the program, and may lead to a pipe."""
    number = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as source:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise ValueError(file)
        return source.read(MAX_BYTES)


def parsed(file, known={}):  # noqa: B006
    if file not in known:
        try:
            known[file] = ast.parse(read(file), file)
        except Exception:
            known[file] = None
    return known[file]


def answer(question):
    try:
        tree = parsed(question["file"])
        return held(tree, question["line"], question["paths"]) if tree else "unknown"
    except RuntimeError:  # too deep
        return "unknown"


def answers(questions):
    found = {}
    if "held" in questions:
        found["held"] = [answer(one) for one in questions["held"]]
    if "facts" in questions:
        from facts import facts

        found["facts"] = facts(questions["facts"])
    return found


def main():
    if len(sys.argv) < 3:
        json.dump(answers(json.loads(sys.stdin.read())), sys.stdout)
        return
    with open(sys.argv[1]) as question:
        found = answers(json.loads(question.read()))
    with open(sys.argv[2], "w") as answer:
        json.dump(found, answer)


if __name__ == "__main__":
    main()
