import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/commands/sinks.ts
function readSinks(env, problems) {
  let input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim(), truth = (name) => {
    let given = input(name), allowed = name === "comment" ? "true, false or issue" : "true or false";
    return /^(true|True|TRUE|false|False|FALSE)?$/.test(given) || problems.push(`${name}: got '${given}', allowed is ${allowed}`), given.toLowerCase() === "true";
  }, sinks = {
    token: input("token"),
    comment: input("comment") === "issue" ? "issue" : truth("comment"),
    checkRun: truth("check-run")
  };
  return (sinks.comment || sinks.checkRun) && sinks.token === "" && problems.push("token: is empty, but comment and check-run need one"), sinks;
}

export {
  readSinks
};
