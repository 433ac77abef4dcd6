import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const vpcType = "aws:ec2/vpc:Vpc";
const logType = "aws:ec2/flowLog:FlowLog";
const fix = "give it an aws.ec2.FlowLog with its vpcId";

/** As in a first preview: the id is not known, but what it comes from is. */
const vpc: TestResource = { type: vpcType, name: "main", props: { cidrBlock: "10.0.0.0/16", id: unknown } };
const log = (props: WireProperties, dependsOn: TestResource["dependsOn"] = { vpcId: ["main"] }): TestResource => ({
    type: logType,
    name: "main-log",
    props: { vpcId: unknown, logDestinationType: "s3", logDestination: "arn:aws:s3:::flow-logs", ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(vpc, log({ trafficType: "ALL" })),
    bad: violates(
        `${logType} "main-log": trafficType is not one of REJECT, ALL; set it to REJECT or ALL.`,
        vpc,
        log({ trafficType: "ACCEPT" }),
    ),
    unknown: undecided(
        `${logType} "main-log": trafficType is not known yet; set it to REJECT or ALL.`,
        vpc,
        log({ trafficType: unknown }),
    ),
    secret: complies(vpc, log({ trafficType: secret("REJECT") })),
    missing: violates(`${vpcType} "main": id is named by no flow log; ${fix}.`, vpc),
    more: {
        "finds the log by the known id": complies(
            { ...vpc, props: { id: "vpc-1" } },
            log({ vpcId: "vpc-1", trafficType: "ALL" }, {}),
        ),
        "does not take the log of another VPC": violates(
            `${vpcType} "main": id is named by no flow log; ${fix}.`,
            { ...vpc, props: { id: "vpc-1" } },
            log({ vpcId: "vpc-2", trafficType: "ALL" }, {}),
        ),
        "does not take the log of a subnet": violates(`${vpcType} "main": id is named by no flow log; ${fix}.`, vpc, {
            type: logType,
            name: "other",
            props: { subnetId: "subnet-1", trafficType: "ALL" },
        }),
        "is content with one of two logs": complies(vpc, log({ trafficType: "ACCEPT" }), {
            ...log({ trafficType: "REJECT" }),
            name: "rejected",
        }),
        "cannot tell which VPC a log is of": undecided(
            `${vpcType} "main": id may be what "main-log" logs, which is not known yet; ${fix}.`,
            vpc,
            log({ trafficType: "ALL" }, { vpcId: [] }),
        ),
    },
};
