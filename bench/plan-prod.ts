// Run in a process of its own: plans prod in process and prints how long it took, how many resources it made, and the floor:
// the SDK and the provider package loaded, and nothing planned.
import { createRequire } from "node:module";
import type * as stacks from "../scripts/plan-stack.js";

// Imports are moved to the top of a file, before the clock starts; this loads in the order that is written.
const load = createRequire(__filename);
const started = performance.now();
load("@pulumi/pulumi");
load("@pulumi/aws");
const loaded = performance.now();
const { planStack }: typeof stacks = load("../scripts/plan-stack.ts");

void planStack("prod").then((graph) => {
    const ended = performance.now();
    console.log(JSON.stringify({ load: loaded - started, total: ended - started, resources: graph.resources.length }));
});
