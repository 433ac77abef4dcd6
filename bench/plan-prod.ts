// Run in a process of its own, with the loader that Pulumi.yaml names: plans prod, and prints how long that took from the
// first package on and how many resources it made.
const started = performance.now();

async function main(): Promise<void> {
    const { planStack } = await import("../scripts/plan-stack.js");
    const { resources } = await planStack("prod");
    console.log(JSON.stringify({ total: performance.now() - started, resources: resources.length }));
}

void main();
