// `npm run local -- <any pulumi command line>`: the real engine and the policy pack of this repository in front of the simulated cloud.
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileWhenStale, root } from "./compile.mjs";

await compileWhenStale("policy", "testing");

// The engine reads every flag from the environment too, so the command line stays the one that a real run would have.
// A --policy-pack on the command line goes before it, and a project named by -C brings its own pack.
const require = createRequire(import.meta.url);
const { readCommandLine } = require("../testing/dist/local/command-line.js");
const elsewhere = readCommandLine(process.argv.slice(2), process.cwd()).directory !== process.cwd();
if (!elsewhere) process.env.PULUMI_OPTION_POLICY_PACK ??= join(root, "policy");

require("../testing/bin/evenkeel-local.js");
