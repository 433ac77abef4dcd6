// `npm run -s analyse -- [--stats] FILE… | -`: the traffic analyser over access logs. It is bundled and run by plain Node: a loader of TypeScript, and a bundler in this process, would take
// more memory than the analyser itself.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";

// npm runs it in the project's folder, and names are relative to where somebody is.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
const bundler = fileURLToPath(new URL("analyse-bundle.mjs", import.meta.url));
const bundle = execFileSync(process.execPath, [bundler], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
compileFunction(bundle, ["require"], { filename: "evenkeel-analyse.cjs" })(createRequire(import.meta.url));
