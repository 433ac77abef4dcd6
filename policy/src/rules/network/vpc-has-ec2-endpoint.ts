import type { PolicyResource } from "@pulumi/policy";
import { vpcTypes } from "../../aws/vpcs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type Candidates, Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const fix = "give it an aws.ec2.VpcEndpoint of the service ec2";

export const vpcHasEc2Endpoint = stackRule({
    name: "vpc-has-ec2-endpoint",
    title: "Calls to EC2 stay within the network",
    description: "A VPC must have an endpoint of the EC2 service.",
    why: "Without it, calls that start, stop and change servers leave for the internet, and fail where there is no way out.",
    fix: 'Add an aws.ec2.VpcEndpoint with the id of the VPC and a serviceName such as "com.amazonaws.eu-west-1.ec2".',
    severity: "medium",
    controls: { securityHub: ["EC2.10"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-10",
    readSettings: noSettings,
    check: (stack) => {
        const endpoints = new Referrers(stack, { from: [endpointType], property: "vpcId", to: vpcTypes });
        return stack.ofType(...vpcTypes).map((vpc) => ({ resource: vpc, findings: judgeEndpoints(endpoints.of(vpc)) }));
    },
});

function judgeEndpoints({ certain, possible }: Candidates): Finding[] {
    if (certain.some((endpoint) => servesEc2(endpoint) === true)) {
        return [];
    }
    const unknown = certain.find((endpoint) => servesEc2(endpoint) === undefined);
    const elsewhere = possible.find((endpoint) => servesEc2(endpoint) !== false);
    if (unknown !== undefined) {
        return [undecidable("id", `has the endpoint "${unknown.name}", whose serviceName is not known yet`, fix)];
    }
    return elsewhere === undefined
        ? [violation("id", "is named by no endpoint of EC2", fix)]
        : [undecidable("id", `may be where "${elsewhere.name}" stands, which is not known yet`, fix)];
}

/** Undefined where it is not known yet. */
function servesEc2(endpoint: PolicyResource): boolean | undefined {
    const service = read(endpoint.props, "serviceName");
    return service.state === "unknown" ? undefined : /\.ec2(-fips)?$/.test(textOf(service) ?? "");
}
