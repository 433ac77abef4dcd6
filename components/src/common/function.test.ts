import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createFunction, functionFailures } from "./function.js";

class Holder extends pulumi.ComponentResource {
    constructor(file: string) {
        super("test:index:Holder", "main");
        createFunction(
            { name: "main", parent: this, tags: { Team: "web" } },
            {
                role: "helper",
                description: "Helps",
                file,
                timeoutSeconds: 60,
                environment: { TABLE: "t" },
                statements: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:1:q" }],
                permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
            },
        );
    }
}

describe("A function that a component brings along", () => {
    async function planned() {
        return await plan(() => void new Holder("scalable-web-tier/functions/rollout.mjs"));
    }

    it("has a role, a permission, a log that expires, and nothing else", async () => {
        const graph = await planned();

        expect(graph.inventory()).to.have.members([
            "main: test:index:Holder",
            "main-helper-log: aws:cloudwatch/logGroup:LogGroup",
            "main-helper: aws:iam/role:Role",
            "main-helper: aws:iam/rolePolicy:RolePolicy",
            "main-helper: aws:lambda/function:Function",
        ]);
        expect(graph.find("aws:cloudwatch/logGroup:LogGroup", "main-helper-log").inputs.retentionInDays).to.equal(30);
    });

    it("may write its own log and what its component says, within the boundary", async () => {
        const graph = await planned();
        const group = graph.find("aws:cloudwatch/logGroup:LogGroup", "main-helper-log");
        const permission = graph.find("aws:iam/rolePolicy:RolePolicy", "main-helper");

        expect(JSON.parse(String(permission.inputs.policy))).to.have.deep.property("Statement", [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `${String(group.outputs.arn)}:*`,
            },
            { Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:1:q" },
        ]);
        expect(graph.find("aws:iam/role:Role", "main-helper").inputs.permissionsBoundary).to.equal(
            "arn:aws:iam::123456789012:policy/boundary",
        );
    });

    it("runs on AWS's newest Node, with what it needs to know", async () => {
        const graph = await planned();

        const made = graph.find("aws:lambda/function:Function", "main-helper");

        expect(made.inputs).to.include({ runtime: "nodejs24.x", handler: "index.handler", timeout: 60 });
        expect(made.inputs.environment).to.deep.equal({ variables: { TABLE: "t" } });
    });

    it("fails loudly where nobody else would notice", () => {
        expect(functionFailures("Look.")).to.include({ metricName: "Errors", evaluationPeriods: 1, threshold: 0 });
    });
});
