import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AlertingTopics, type DatabaseRestoreArgs, ManagedDatabase, NatGateways, Network } from "../../src/index.js";

const step = new pulumi.Config().require("step");
const alerts = new AlertingTopics("alerts", { purposes: ["data"], noticeTopics: false });
const common = {
    network: new Network("network", { zones: ["eu-west-1a", "eu-west-1b"], natGateways: NatGateways.None }),
    alarmTopicArn: alerts.topicArn("data"),
    kmsKeyArn: new aws.kms.Key("key").arn,
    deletionProtection: false,
};

const orders = new ManagedDatabase("orders", common);
const { id: snapshot } = new aws.rds.Snapshot("before-the-move", {
    dbInstanceIdentifier: orders.instanceIdentifier,
    dbSnapshotIdentifier: "before-the-move",
});

/** What a database is made from, at first, when the program names something else, and when it names nothing any more. */
function restoreAt(restored: DatabaseRestoreArgs, other: DatabaseRestoreArgs): { restore?: DatabaseRestoreArgs } {
    if (step === "forgotten") return {};
    return { restore: step === "restored" ? restored : other };
}

const instance = orders.instanceIdentifier;
new ManagedDatabase("moved", { ...common, ...restoreAt({ snapshot }, { snapshot: "after-the-move" }) });
new ManagedDatabase("rewound", {
    ...common,
    ...restoreAt({ instance, time: "2026-11-22T20:15:00Z" }, { instance, time: "2026-11-23T08:00:00Z" }),
});
new ManagedDatabase("mirror", { ...common, ...restoreAt({ instance }, { snapshot }) });
