import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { planPlatform, readStackFile } from "./fixtures.test.js";

const patience = 120_000;

interface Statement {
    readonly Effect: string;
    readonly Action: string | string[];
    readonly Resource?: string | string[];
    readonly NotResource?: string | string[];
}

/** One action of one statement on one resource: the smallest thing that can be too much. */
interface Permission {
    readonly policy: string;
    readonly action: string;
    readonly resource: string;
}

const here = "eu-west-1:123456789012";

/** What every tier's instances and rollouts may do, whatever they run. */
const wideOfTier = (tier: string): Readonly<Record<string, string>> => ({
    [`${tier}-artefact on arn:aws:s3:::artefacts-bucket/server/*`]:
        "releases of the applications: instances of the one before may still boot",
    [`${tier}-control on *`]: "AWS knows no resource for metrics; those that are written are held to one namespace",
    [`${tier}-rollout on *`]:
        "AWS knows no resource for looking at groups; instances and tags do not exist yet, and come from one template",
    [`${tier}-rollout on arn:aws:cloudwatch:${here}:alarm:*`]:
        "the states of alarms of this account and region, to read",
    [`${tier}-rollout on arn:aws:logs:${here}:log-group:${tier}-rollout-log:*`]: "streams of this group",
    [`${tier}-session-manager on *`]: "AWS knows no resource for these actions",
    [`${tier}-telemetry on *`]: "AWS knows no resource for these actions; metrics are held to one namespace",
    [`${tier}-telemetry on arn:aws:logs:${here}:log-group:${tier}-log-access:*`]: "streams of this group",
    [`${tier}-telemetry on arn:aws:logs:${here}:log-group:${tier}-log-application:*`]: "streams of this group",
    [`${tier}-telemetry on arn:aws:logs:${here}:log-group:${tier}-log-system:*`]: "streams of this group",
});

/** What every function may do, whatever it does. */
const wideOfFunction = (name: string): Readonly<Record<string, string>> => ({
    [`${name}-function on arn:aws:logs:${here}:log-group:${name}-function-log:*`]: "streams of this group",
});

/**
 * Every policy of the prod stack that names more than one thing by an asterisk, and why it cannot be less. An asterisk that is not here fails the test, and so does a line that
 * nothing needs any more.
 */
const wide: Readonly<Record<string, string>> = {
    "content-read-write-web on arn:aws:s3:::content-bucket/*": "the objects of this bucket, and no other bucket's",
    [`database-monitoring on arn:aws:logs:${here}:log-group:RDSOSMetrics:*`]:
        "streams of the one group that RDS writes to",
    [`database-monitoring on arn:aws:logs:${here}:log-group:RDSOSMetrics:log-stream:*`]:
        "streams of the one group that RDS writes to",
    [`cache-autoscaler-function on arn:aws:autoscaling:${here}:autoScalingGroup:*:autoScalingGroupName/web-group`]:
        "one group by its name, whatever id AWS gives it",
    ...wideOfTier("web"),
    ...wideOfTier("manager"),
    ...[
        "cache-autoscaler",
        "health-guardian",
        "notices",
        "traffic-analyser",
        "upload-mover",
        "uptime-burn-rates",
        "uptime-report",
    ]
        .map(wideOfFunction)
        .reduce((all, some) => ({ ...all, ...some })),
    "content-read-write-upload-mover on arn:aws:s3:::content-bucket/*":
        "the objects of this bucket, and no other bucket's",
    "health-guardian-function on *": "AWS knows no resource for looking at groups, targets, snapshots and metrics",
    [`health-guardian-function on arn:aws:autoscaling:${here}:autoScalingGroup:*:autoScalingGroupName/web-group`]:
        "one group by its name, whatever id AWS gives it",
    [`health-guardian-function on arn:aws:ec2:${here}:instance/*`]: "instances of this group only, by a condition",
    [`health-guardian-function on arn:aws:ec2:${here}:volume/*`]: "disks of this environment only, by a condition",
    "health-guardian-function on arn:aws:ec2:eu-west-1::snapshot/*": "snapshots that do not exist yet",
    "notices-function on *": "AWS knows no resource for the list of addresses that take no mail",
    [`notices-function on arn:aws:ses:${here}:configuration-set/*`]:
        "the identity's own, by whatever name somebody gave it",
    "notices-function on arn:aws:s3:::operations-bucket/shifts/*": "files of shifts, whatever people call them",
    "upload-mover-function on *": "AWS knows no resource for the interfaces by which a function is in a network",
    "uptime-burn-rates-function on *": "AWS knows no resource for reading metrics",
    "uptime-burn-rates-function on arn:aws:s3:::operations-bucket/reports/uptime/*": "reports, one for each week",
    "uptime-report-function on *": "AWS knows no resource for reading metrics",
    "uptime-report-function on arn:aws:s3:::operations-bucket/reports/uptime/*": "reports, one for each week",
    "manager-control on *": "AWS knows no resource for metrics, of which one namespace can be written",
    "cache-autoscaler-function on *":
        "AWS knows no resource for metrics, of which one namespace can be written, and for looking at groups",
    "traffic-analyser-function on arn:aws:s3:::logs-bucket/web/AWSLogs/*": "the log of this tier, object by object",
};

describe("what the roles of prod may do", function () {
    this.timeout(patience);
    let graph: Graph;

    before(async () => {
        graph = await planPlatform("prod", readStackFile("prod"));
    });

    it("is written out statement by statement, in no policy that AWS or somebody else may change", () => {
        expect(graph.inventory("aws:iam/rolePolicyAttachment:RolePolicyAttachment")).to.deep.equal([]);
        expect(graph.inventory("aws:iam/policy:Policy")).to.deep.equal([]);
        for (const role of graph.ofType("aws:iam/role:Role")) {
            expect(role.input("managedPolicyArns"), role.name).to.equal(undefined);
            expect(role.input("inlinePolicies"), role.name).to.equal(undefined);
        }
        expect(permissionsOf(graph)).not.to.deep.equal([]);
    });

    it("names one thing, or is on the list with the reason", () => {
        const found = new Set(
            permissionsOf(graph)
                .filter(({ resource }) => resource.includes("*"))
                .map(({ policy, resource }) => `${policy} on ${withoutDigits(resource)}`),
        );

        expect([...found].sort()).to.deep.equal(Object.keys(wide).sort());
    });

    it("is, of what both applications share, only what each of them does", () => {
        const actions = (policy: string, resource: string): string[] =>
            permissionsOf(graph)
                .filter((each) => each.policy === policy && each.resource.includes(resource))
                .map(({ action }) => action);

        expect(actions("web-control", ":parameter/evenkeel/prod/cache-configuration")).to.deep.equal([
            "ssm:GetParameter",
        ]);
        expect(actions("manager-control", ":parameter/evenkeel/prod/cache-configuration")).to.deep.equal([
            "ssm:GetParameter",
            "ssm:PutParameter",
        ]);
        // How many nodes there are is a function's matter.
        expect(actions("manager-control", ":autoScalingGroup:")).to.deep.equal([]);
        // Each reads its own secrets, and not the other's.
        expect(actions("web-control", ":secret:sessions")).to.deep.equal(["secretsmanager:GetSecretValue"]);
        expect(actions("web-control", ":secret:administrator")).to.deep.equal([]);
        expect(actions("manager-control", ":secret:administrator")).to.deep.equal(["secretsmanager:GetSecretValue"]);
        expect(actions("manager-control", ":secret:first-account")).to.deep.equal([]);
    });

    it("lets the cache autoscaler change the minimum of the group, not below what was deployed, and not how large it may be or what it runs where", () => {
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "cache-autoscaler-function");
        const group = graph.find("aws:autoscaling/group:Group", "web-group");
        const change = JSON.parse(String(policy.input("policy"))).Statement.find(({ Action }: Statement) =>
            [Action].flat().includes("autoscaling:UpdateAutoScalingGroup"),
        );

        expect(change.Condition).to.deep.equal({
            NumericGreaterThanEquals: { "autoscaling:MinSize": [String(group.input("minSize"))] },
            Null: {
                "autoscaling:MaxSize": ["true"],
                "autoscaling:LaunchConfigurationName": ["true"],
                "autoscaling:VPCZoneIdentifiers": ["true"],
            },
        });
    });

    it("is one thing more where text messages are sent: to publish to telephones, and to no topic", async () => {
        const stack = readStackFile("prod");
        const notices: object = JSON.parse(stack["evenkeel:notices"] ?? "{}");
        const sending = await planPlatform("prod", {
            ...stack,
            "evenkeel:notices": JSON.stringify({ ...notices, textMessages: true }),
        });
        const publishing = (some: Graph): Permission[] =>
            permissionsOf(some).filter(({ policy, action }) => /^notices/.test(policy) && action === "sns:Publish");

        const [topic, ...others] = publishing(graph);
        expect(topic?.resource).to.equal(
            graph.find("aws:sns/topic:Topic", "alerts-administrators_notice").output("arn"),
        );
        expect(others).to.deep.equal([]);
        expect(publishing(sending)).to.have.deep.members([
            topic,
            // A telephone has no ARN that could be named; of what SNS has one for, this is nothing.
            { policy: "notices-text-messages", action: "sns:Publish", resource: "* but arn:aws:sns:*:*:*" },
        ]);
    });

    it("lets neither application publish: functions tell people", () => {
        const applications = permissionsOf(graph).filter(({ policy }) => /^(web|manager)-control$/.test(policy));

        expect(applications.filter(({ action }) => /^(sns|kms):/.test(action))).to.deep.equal([]);
    });

    it("is held to one namespace where metrics are written", () => {
        for (const tier of ["web", "manager"]) {
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", `${tier}-control`);

            expect(JSON.parse(String(policy.input("policy"))).Statement).to.deep.include({
                Effect: "Allow",
                Action: "cloudwatch:PutMetricData",
                Resource: "*",
                Condition: { StringEquals: { "cloudwatch:namespace": "Evenkeel/prod" } },
            });
        }
    });

    it("is written action by action", () => {
        expect(permissionsOf(graph).filter(({ action }) => action.includes("*"))).to.deep.equal([]);
    });
});

function permissionsOf(graph: Graph): Permission[] {
    return graph
        .ofType("aws:iam/rolePolicy:RolePolicy")
        .flatMap((policy) =>
            statementsOf(policy.input("policy")).flatMap((statement) =>
                [statement.Action]
                    .flat()
                    .flatMap((action) =>
                        resourcesOf(statement).map((resource) => ({ policy: policy.name, action, resource })),
                    ),
            ),
        );
}

/** What is permitted by naming everything else is never one thing. */
function resourcesOf({ Resource = [], NotResource }: Statement): string[] {
    return NotResource === undefined ? [Resource].flat() : [`* but ${[NotResource].flat().join()}`];
}

function statementsOf(policy: unknown): Statement[] {
    const document: { Statement: Statement[] } = JSON.parse(String(policy));
    return document.Statement.filter(({ Effect }) => Effect === "Allow");
}

/** What Pulumi adds to a name is another in each stack. */
function withoutDigits(resource: string): string {
    return resource.replace(/-[0-9a-f]{7}(?=[:/]|$)/g, "");
}
