import { announcedSteps, type AnnouncedStep, LocalProject } from "@evenkeel/testing";
import { expect } from "chai";
import { nameOfRow, type Operation } from "./change.js";
import { tables } from "./tables/index.js";

for (const [component, { changes }] of Object.entries(tables)) {
    describe(`a ${component} that is up`, () => {
        let project: LocalProject;
        let steps: AnnouncedStep[];

        before("bring each row up, and change it", async () => {
            project = await LocalProject.open(__dirname, "dev", { env: { CI: "true" } });
            await run("before");
            steps = announcedSteps(await run("after"));
        });
        after(() => project.remove());

        /** Brings one step up and answers with the engine's events. */
        async function run(step: string): Promise<string> {
            const config = ["-c", `changes:component=${component}`, "-c", `changes:step=${step}`];
            const { code, stdout, stderr } = await project.up(["--json", ...config]);
            expect(code, errorsIn(stdout) + stderr).to.equal(0);
            return stdout;
        }

        for (const [index, { what, operations }] of changes.entries()) {
            it(`when ${what}: ${inWords(operations)}`, () => {
                expect(operationsOn(nameOfRow(index), steps)).to.deep.equal(operations);
            });
        }
    });
}

function inWords(operations: Readonly<Record<string, Operation>>): string {
    const words = Object.entries(operations).map(([child, operation]) => `${operation} ${child}`);
    return words.length === 0 ? "nothing" : words.join(", ");
}

/** What happened to the children of one component, those of a component inside it among them. */
function operationsOn(name: string, steps: readonly AnnouncedStep[]): Record<string, Operation> {
    const found = new Map<string, Map<string, string[]>>();
    for (const { op, type, name: child } of steps) {
        if (op === "same" || op === "read" || isComponent(type) || !child.startsWith(`${name}-`)) continue;
        const role = child.slice(name.length + 1);
        const types = found.get(role) ?? new Map<string, string[]>();
        types.set(type, [...(types.get(type) ?? []), op]);
        found.set(role, types);
    }
    return Object.fromEntries([...found].flatMap(([role, types]) => namedOperations(role, types)));
}

/** Components are nothing at AWS. */
function isComponent(type: string): boolean {
    return type.startsWith("evenkeel:");
}

/** One line for a role, or one a type where the types of a role differ. */
function namedOperations(role: string, types: ReadonlyMap<string, string[]>): [string, Operation][] {
    const operations = [...types].map(([type, ops]) => [type, operationOf(ops)] as const);
    if (new Set(operations.map(([, operation]) => operation)).size === 1) {
        return operations.slice(0, 1).map(([, operation]) => [role, operation]);
    }
    return operations.map(([type, operation]) => [`${role} (${type.slice(type.lastIndexOf(":") + 1)})`, operation]);
}

function operationOf(ops: readonly string[]): Operation {
    const replaced = ops.indexOf("delete-replaced");
    const created = ops.indexOf("create-replacement");
    if (created >= 0) return replaced >= 0 && replaced < created ? "replace, old one first" : "replace";
    const [op] = ops;
    if (op === "create" || op === "update" || op === "delete") return op;
    throw new Error(`The engine announced ${ops.join(", ")}, which is no operation of a table.`);
}

/** What the engine says that went wrong, without the thousand lines around it. */
function errorsIn(events: string): string {
    return events
        .split("\n")
        .filter((line) => line.includes('"severity":"error"'))
        .join("\n");
}
