// `npm run gate -- --stack NAME [--local] …`: the preview gate over a stack of this repository, with --local in front of the simulated cloud.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { compileWhenStale, root } from "./compile.mjs";
import { chooseProfile, configurationOf } from "./pack.mjs";

const local = "--local";
const args = process.argv.slice(2);
const stack = stackOf(args);

await compileWhenStale("policy", "testing");
chooseProfile(stack);
if (args.includes(local)) {
    process.env.PATH = [join(root, "testing", "bin", "as-pulumi"), process.env.PATH].join(delimiter);
    // At a real backend a stack is made on purpose, once; here it may be as new as the clone.
    if (stack !== undefined) select(stack);
}

const hasOwnPack = args.some((word) => /^--policy-pack(-config)?(=|$)/.test(word));
const configuration = hasOwnPack ? undefined : configurationOf(stack);
if (configuration !== undefined) args.push("--policy-pack-config", configuration);

const { main } = createRequire(import.meta.url)("../policy/dist/gate/main.js");
process.exitCode = await main(args.filter((argument) => argument !== local));

/** What follows --stack; the gate itself says what is wrong where nothing does. */
function stackOf(words) {
    const at = words.findIndex((word) => /^(--stack|-s)(=|$)/.test(word));
    return at < 0 ? undefined : (words[at].split("=")[1] ?? words[at + 1]);
}

function select(name) {
    const command = join(root, "testing", "bin", "evenkeel-local.js");
    const { status } = spawnSync(process.execPath, [command, "stack", "select", "--create", name], {
        stdio: "inherit",
    });
    if (status !== 0) process.exit(3);
}
