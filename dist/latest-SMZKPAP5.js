import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/latest.ts
import { readFileSync } from "node:fs";
async function latestOf(env, asking) {
  let [{ openClient, statusOf }, { latestGood }, { readWorkflow }] = await Promise.all([
    import("./client-3UGFLNIG.js"),
    import("./latest-VQHXU36R.js"),
    import("./workflow-HM5OTUYJ.js")
  ]), workflow = readWorkflow(env, (path) => readFileSync(path, "utf8")), said = "baseline: auto compares with nothing";
  if (!workflow || asking.token === "")
    return asking.notice(`${said}: it needs a workflow, and its token`), null;
  try {
    let { repository, apiUrl } = workflow, client = await openClient({ ...asking, repository, apiUrl }), found = await client.within(latestGood(client, workflow));
    return found || asking.notice(`${said}: the default branch has kept no good results of this workflow`), found;
  } catch (error) {
    let why = [403, 404].includes(statusOf(error) ?? 0) ? 'the job needs the permission "actions: read"' : error.message;
    return asking.notice(`${said}: ${why}`), null;
  }
}
export {
  latestOf
};
