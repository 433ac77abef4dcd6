import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { NatGateways, type NetworkArgs } from "./args.js";
import { resolveSettings } from "./settings.js";

const zones = ["eu-west-1a", "eu-west-1b"];
const refusal = (args: Partial<NetworkArgs>, name = "main") =>
    messageOf(() => resolveSettings(name, { zones, ...args }));

describe("settings of a Network", () => {
    it("are a /16, a gateway per zone and a log group of 30 days by default", () => {
        const settings = resolveSettings("main", { zones });

        expect(settings.region).to.equal("eu-west-1");
        expect(settings.cidrBlock).to.equal("10.0.0.0/16");
        expect([...settings.natZoneOf]).to.deep.equal([
            ["eu-west-1a", "eu-west-1a"],
            ["eu-west-1b", "eu-west-1b"],
        ]);
        expect(settings.flowLogs).to.deep.equal({ to: "logGroup", retentionDays: 30, kmsKeyArn: undefined });
        expect(settings.interfaceEndpoints).to.deep.equal([]);
        expect(settings.ipv6).to.equal(false);
    });

    it("send every zone through the first one's gateway, or through none", () => {
        const plan = (natGateways: NatGateways) => [...resolveSettings("main", { zones, natGateways }).natZoneOf];

        expect(plan(NatGateways.Single)).to.deep.equal([
            ["eu-west-1a", "eu-west-1a"],
            ["eu-west-1b", "eu-west-1a"],
        ]);
        expect(plan(NatGateways.None)).to.deep.equal([]);
    });

    it("refuse a network without zones", () => {
        expect(refusal({ zones: [] })).to.equal(
            'Network "main": zones is empty; list at least one availability zone, such as "eu-west-1a".',
        );
    });

    it("refuse what is no zone, what is named twice, and two regions", () => {
        expect(refusal({ zones: ["eu-west-1", "eu-west-1a", "eu-west-1a", "us-east-1a"] }).split("\n")).to.deep.equal([
            'Network "main": zones has "eu-west-1"; use names of availability zones, such as "eu-west-1a".',
            'Network "main": zones has "eu-west-1a" more than once; name each zone once.',
            'Network "main": zones are in eu-west-1 and us-east-1; a network lives in one region.',
        ]);
    });

    for (const cidrBlock of ["10.0.0.0/15", "10.0.0.0/23"]) {
        it(`refuse a range of the size of ${cidrBlock}`, () => {
            expect(refusal({ cidrBlock })).to.equal(
                `Network "main": cidrBlock is "${cidrBlock}"; use a size from /16 to /22: AWS takes no larger network, and load balancers fit no smaller one.`,
            );
        });
    }

    it("refuse what is no range", () => {
        expect(refusal({ cidrBlock: "10.0.0.1/16" })).to.equal(
            'Network "main": cidrBlock is "10.0.0.1/16"; use the first address of a range and its size, /16 to /22, such as "10.0.0.0/16".',
        );
    });

    it("refuse a kind of gateway that there is not", () => {
        // As a program in another language would give it, where no compiler checks.
        const args: NetworkArgs = JSON.parse('{ "zones": ["eu-west-1a"], "natGateways": "regional" }');

        expect(refusal(args)).to.equal('Network "main": natGateways is "regional"; use "none", "single" or "perZone".');
    });

    it("refuse endpoints that are misnamed, named twice or there anyway", () => {
        expect(refusal({ interfaceEndpoints: ["com/ssm", "logs", "logs", "s3"] }).split("\n")).to.deep.equal([
            'Network "main": interfaceEndpoints has "com/ssm"; use the last part of a service\'s endpoint name, such as "ssm" or "ecr.api".',
            'Network "main": interfaceEndpoints has "logs" more than once; name each service once.',
            'Network "main": interfaceEndpoints has "s3", which always has a gateway endpoint at no charge; remove it.',
        ]);
    });

    it("refuse options of a log group beside a bucket, and days that CloudWatch does not take", () => {
        const flowLogs = { bucketArn: "arn:aws:s3:::logs", retentionDays: 31, kmsKeyArn: "arn:aws:kms:…" };

        expect(refusal({ flowLogs }).split("\n")).to.deep.equal([
            'Network "main": flowLogs.retentionDays is set beside flowLogs.bucketArn; it is for the log group only: remove one of the two.',
            'Network "main": flowLogs.kmsKeyArn is set beside flowLogs.bucketArn; it is for the log group only: remove one of the two.',
            'Network "main": flowLogs.retentionDays is 31; CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.',
        ]);
    });

    it("refuse a name of which the role's name would be too long, where there is a role", () => {
        const name = "n".repeat(43);

        expect(refusal({}, name)).to.contain("the name has 43 characters; use at most 42");
        expect(refusal({ flowLogs: { bucketArn: "arn:aws:s3:::logs" } }, name)).to.equal("");
    });
});
