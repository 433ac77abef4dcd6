import { LogSource, NatGateways, Network, ObjectStore } from "../src/index.js";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Step } from "./change.js";
import { tables } from "./tables/index.js";

const config = new pulumi.Config();
const component = config.require("component");
const step = config.require<Step>("step");

const table = tables[component];
if (table === undefined) {
    throw new pulumi.RunError(`There is no table for ${component}; there are ${Object.keys(tables).join(", ")}.`);
}

const logs = new ObjectStore("logs", {
    logSources: [LogSource.LoadBalancers, LogSource.FlowLogs, LogSource.ObjectStores, LogSource.Distributions],
});
const network = new Network("network", {
    zones: ["eu-west-1a", "eu-west-1b"],
    natGateways: NatGateways.None,
    flowLogs: { bucketArn: logs.bucketArn },
});
const topic = new aws.sns.Topic("topic");

table.createAll(step, { network, logs, topicArn: topic.arn });
