import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/commands/sinks.ts
function readSinks(env, problems) {
  let truth = (name) => {
    let given = env[`INPUT_${name.toUpperCase()}`] ?? "";
    return /^(true|True|TRUE|false|False|FALSE)?$/.test(given) || problems.push(`${name}: got '${given}', allowed is true or false`), given.toLowerCase() === "true";
  }, sinks = {
    token: env.INPUT_TOKEN ?? "",
    comment: truth("comment"),
    checkRun: truth("check-run")
  };
  return (sinks.comment || sinks.checkRun) && sinks.token === "" && problems.push("token: is empty, but comment and check-run need one"), sinks;
}

export {
  readSinks
};
