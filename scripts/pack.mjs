// How the stacks of this repository are judged: by its own pack, by a profile, and with the exemptions of policy.<stack>.json where there are some.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./compile.mjs";

export const pack = join(root, "policy");

/** The profile: dev is a place to try things, the others are held to what people rely on. The environment may name another. */
export function chooseProfile(stack) {
    process.env.EVENKEEL_POLICY_PROFILE ||= stack === "dev" ? "dev" : "prod";
}

/** The file with the configuration of the pack for a stack; undefined where the stack has none. */
export function configurationOf(stack) {
    const file = join(root, `policy.${stack}.json`);
    return existsSync(file) ? file : undefined;
}
