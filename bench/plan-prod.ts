// Run in a process of its own: plans prod in process and prints how long it took, how many resources it made, and the floor:
// the SDK and the provider package loaded, and nothing planned.
const started = performance.now();
import * as aws from "@pulumi/aws";
import { plan } from "@evenkeel/testing";
// The provider package loads a class when it is first named.
void [aws.ec2.Vpc, aws.lb.LoadBalancer, aws.rds.Instance, plan];
const loaded = performance.now();
import { planStack } from "../scripts/plan-stack.js";

void planStack("prod").then((graph) => {
    const ended = performance.now();
    console.log(JSON.stringify({ load: loaded - started, total: ended - started, resources: graph.resources.length }));
});
