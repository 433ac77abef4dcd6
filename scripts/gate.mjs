// `npm run gate -- --stack NAME [--local] …`: the preview gate over a stack of this repository, with --local in front of the simulated cloud.
process.exitCode = 3; // Nothing is proven until the gate says otherwise.

// Left to Node, what nobody catches would end with 1, which means that something is violated.
process.on("uncaughtException", fail);

const local = "--local";
await gate(process.argv.slice(2)).catch(fail);

function fail(error) {
    process.stderr.write(`gate: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(3);
}

/** Loads everything itself: an import that fails would end this module before its first line, and with 1. */
async function gate(words) {
    const { createRequire } = await import("node:module");
    const { delimiter, join } = await import("node:path");
    const { compileWhenStale, root } = await import("./compile.mjs");
    const { chooseProfile, configurationOf, pack } = await import("./pack.mjs");
    await compileWhenStale("policy", "testing");

    const require = createRequire(import.meta.url);
    const { readArguments } = require("../policy/dist/gate/arguments.js");
    const { main } = require("../policy/dist/gate/main.js");
    const args = words.filter((word) => word !== local);
    const options = readArguments(args, process.cwd(), pack);
    if (options !== "help") {
        chooseProfile(options.stack);
        if (words.includes(local)) {
            process.env.PATH = [join(root, "testing", "bin", "as-pulumi"), process.env.PATH].join(delimiter);
            // At a real backend a stack is made on purpose, once; here it may be as new as the clone.
            await select(join(root, "testing", "bin", "evenkeel-local.js"), options.stack);
        }
        const hasOwnPack = args.some((word) => /^--policy-pack(-config)?(=|$)/.test(word));
        const configuration = hasOwnPack ? undefined : configurationOf(options.stack);
        if (configuration !== undefined) args.push("--policy-pack-config", configuration);
    }
    process.exitCode = await main(args);
}

async function select(command, stack) {
    const { spawnSync } = await import("node:child_process");
    const args = [command, "stack", "select", "--create", stack];
    const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
    if (status !== 0) throw new Error(`the stack ${stack} cannot be selected in front of the simulated cloud`);
}
