import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  Context,
  GitHub,
  getOctokitOptions
} from "./chunk-MCIFKQDJ.js";
import "./chunk-QHHGRYPD.js";
import "./chunk-WJ46NSHB.js";

// node_modules/@actions/github/lib/github.js
var context = new Context();
function getOctokit(token, options, ...additionalPlugins) {
  let GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
  return new GitHubWithPlugins(getOctokitOptions(token, options));
}
export {
  context,
  getOctokit
};
