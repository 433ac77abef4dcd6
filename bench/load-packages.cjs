// Run in a process of its own: what any Pulumi program for AWS waits for before its first line.
const started = performance.now();
require("@pulumi/pulumi");
require("@pulumi/aws");
console.log(JSON.stringify({ total: performance.now() - started }));
