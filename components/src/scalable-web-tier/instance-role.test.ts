import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import { awaitedByGroup, planTier, userDataOf } from "./fixtures.test.js";
import { uploads } from "./user-data/fixtures.test.js";

describe("The role of a ScalableWebTier's instances", () => {
    let graph: Graph;
    const policyOf = (name: string) => statementsOf(graph.find("aws:iam/rolePolicy:RolePolicy", name).inputs.policy);
    const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
    before(async () => (graph = await planTier({ permissionsBoundaryArn })));

    it("is for EC2 only and within its boundary", () => {
        const role = graph.find("aws:iam/role:Role", "web-instance");
        expect(statementsOf(role.inputs.assumeRolePolicy)).to.deep.equal([
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
        expect(role.inputs).to.include({ permissionsBoundary: permissionsBoundaryArn });
        expect(role.inputs).to.not.have.any.keys("managedPolicyArns", "inlinePolicies");
    });

    it("opens sessions, and reads no parameter", () => {
        expect(policyOf("web-session-manager")).to.deep.equal([
            {
                Effect: "Allow",
                Action: [
                    "ssm:UpdateInstanceInformation",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                ],
                Resource: "*",
            },
        ]);
    });

    it("reads the artefact and those before it, and nothing else of the bucket", () => {
        expect(policyOf("web-artefact")).to.deep.equal([
            { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::artefacts-1a2b3c4/web/*" },
        ]);
    });

    it("writes metrics of one namespace and to its own log groups", () => {
        const arns = ["application", "access", "system"].map((log) =>
            String(graph.find("aws:cloudwatch/logGroup:LogGroup", `web-log-${log}`).output("arn")),
        );
        expect(policyOf("web-telemetry")).to.deep.equal([
            {
                Effect: "Allow",
                Action: "cloudwatch:PutMetricData",
                Resource: "*",
                Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
            },
            { Effect: "Allow", Action: "ec2:DescribeTags", Resource: "*" },
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resource: arns.flatMap((arn) => [arn, `${arn}:*`]),
            },
        ]);
    });

    it("mounts what the arguments name, through that access point only, and before an instance needs it", async () => {
        const withFiles = await planTier({ mounts: [uploads] });
        expect(statementsOf(withFiles.find("aws:iam/rolePolicy:RolePolicy", "web-mounts").inputs.policy)).to.deep.equal(
            [
                {
                    Effect: "Allow",
                    Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                    Resource: "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0123456789abcdef0",
                    Condition: {
                        Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
                        StringEquals: {
                            "elasticfilesystem:AccessPointArn":
                                "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                        },
                    },
                },
            ],
        );
        expect(awaitedByGroup(withFiles)).to.include("web-mounts");
        expect(userDataOf(withFiles)).to.contain("retry mount '/mnt/uploads'\n");
    });

    it("sends traces where telemetry is asked for, and only there", async () => {
        const withTelemetry = await planTier({ telemetry: true });
        const { policy } = withTelemetry.find("aws:iam/rolePolicy:RolePolicy", "web-telemetry").inputs;

        expect(statementsOf(policy).at(-1)).to.deep.equal({
            Effect: "Allow",
            Action: [
                "xray:PutTraceSegments",
                "xray:PutTelemetryRecords",
                "xray:GetSamplingRules",
                "xray:GetSamplingTargets",
                "xray:GetSamplingStatisticSummaries",
            ],
            Resource: "*",
        });
        expect(JSON.stringify(policyOf("web-telemetry"))).to.not.contain("xray");
    });
});
