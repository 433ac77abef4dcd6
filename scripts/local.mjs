// `npm run local -- <any pulumi command line>`: the real engine and the policy pack of this repository in front of the simulated cloud.
import { createRequire } from "node:module";
import { compileOrEnd } from "./compile.mjs";
import { chooseProfile, configurationOf, pack } from "./pack.mjs";

await compileOrEnd("policy", "testing");

// The engine reads every flag from the environment too, so the command line stays the one that a real run would have.
// A --policy-pack on the command line goes before it, and a project named by -C brings its own pack.
const require = createRequire(import.meta.url);
const { readCommandLine } = require("../testing/dist/local/command-line.js");
const line = readCommandLine(process.argv.slice(2), process.cwd());
if (line.directory === process.cwd()) {
    const stack = line.flags.get("stack");
    process.env.PULUMI_OPTION_POLICY_PACK ??= pack;
    const configuration = configurationOf(stack);
    if (configuration !== undefined && !line.flags.has("policy-pack")) {
        process.env.PULUMI_OPTION_POLICY_PACK_CONFIG ??= configuration;
    }
    chooseProfile(stack);
}

require("../testing/bin/evenkeel-local.js");
