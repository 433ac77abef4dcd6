import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Graph, plan } from "@evenkeel/testing";

/** The graph of one of this repository's stacks, from the stack file and the program that a real run would use. */
export async function planStack(stack: string): Promise<Graph> {
    return plan(
        async () => {
            const { default: program } = await import("../stacks/src/index.js");
            return program();
        },
        { project: "evenkeel", stack, config: readStackFile(stack) },
    );
}

/** The configuration of a stack file, with structured values as Pulumi hands them to a program: JSON. */
function readStackFile(stack: string): Record<string, string> {
    const root = join(__dirname, "..");
    const file = join(root, `Pulumi.${stack}.yaml`);
    if (!existsSync(file)) {
        const stacks = readdirSync(root).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
        throw new Error(`There is no stack ${stack}; there are ${stacks.join(", ")}.`);
    }
    const document: unknown = parse(readFileSync(file, "utf8"));
    if (typeof document !== "object" || document === null || !("config" in document)) {
        throw new Error(`Pulumi.${stack}.yaml has no "config".`);
    }
    return Object.fromEntries(
        Object.entries(Object(document.config)).map(([key, value]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}
