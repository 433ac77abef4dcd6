import { setImmediate } from "node:timers/promises";
import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import { CacheCluster, ManagedDatabase, ObjectStore, SharedFileStore } from "../index.js";
import type { EventFunctionArgs } from "./args.js";
import { EventFunction } from "./event-function.js";
import { args, config, network, planFunction } from "./fixtures.test.js";

const stores = { network, alarmTopicArn: args.alarmTopicArn };
const functionOf = (graph: Graph) => graph.find("aws:lambda/function:Function", "poller-function");
const groupOf = (graph: Graph) => graph.find("aws:ec2/securityGroup:SecurityGroup", "poller-function");

/** The graph of a function that is granted something. */
function planGranted(grant: (poller: EventFunction) => void, given: Partial<EventFunctionArgs> = {}): Promise<Graph> {
    return plan(() => grant(new EventFunction("poller", { ...args, ...given })), { config });
}

/** What a grant to a function says. */
async function refusal(
    grant: (poller: EventFunction) => void,
    given: Partial<EventFunctionArgs> = {},
): Promise<string> {
    let message = "";
    await planGranted((poller) => {
        message = messageOf(() => grant(poller));
    }, given);
    return message;
}

describe("an EventFunction in a network", function () {
    this.timeout(60_000);

    it("is in its private subnets, where nothing comes in, and reaches the network and HTTPS", async () => {
        const graph = await planFunction({ network: { ...network, additionalCidrBlocks: ["100.64.0.0/16"] } });
        const type = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
        const rules = graph.ofType(type);

        expect(functionOf(graph).input("vpcConfig")).to.deep.equal({
            subnetIds: Object.values(network.privateSubnets),
            securityGroupIds: [groupOf(graph).id],
        });
        expect(graph.inventory("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([]);
        expect(
            rules.map(({ name, inputs }) => [name, inputs["cidrIpv4"], inputs["fromPort"], inputs["toPort"]]),
        ).to.have.deep.members([
            ["poller-to-network", "10.0.0.0/16", 0, 65_535],
            ["poller-to-network-100.64.0.0-16", "100.64.0.0/16", 0, 65_535],
            ["poller-to-https", "0.0.0.0/0", 443, 443],
        ]);
        expect(functionOf(graph).options.dependsOn).to.include.members(rules.map(({ urn }) => urn));
        expect(graph.find("evenkeel:index:EventFunction", "poller").output("securityGroupId")).to.equal(
            groupOf(graph).id,
        );
    });

    it("has its interfaces made by Lambda, and cannot make any itself", async () => {
        const graph = await planFunction({ network });
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "poller-function").input("policy");
        const [allowed, denied] = statementsOf(policy).filter(({ Action }) => String(Action).startsWith("ec2:"));

        expect(allowed).to.deep.include({ Effect: "Allow", Resource: "*" });
        expect(denied).to.deep.include({
            Effect: "Deny",
            Action: allowed?.["Action"],
            Resource: "*",
            Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
        });
    });

    it("is let into databases and caches, knows where they are, and waits for both", async () => {
        const graph = await planGranted(
            (poller) => {
                new ManagedDatabase("orders", stores).grantConnect(poller);
                new CacheCluster("pages", stores).grantConnect(poller);
            },
            { network },
        );
        const rules = ["orders-from-poller", "pages-from-poller"].map((name) =>
            graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name),
        );
        const variables = functionOf(graph).input("environment.variables");

        for (const rule of rules) expect(rule.input("referencedSecurityGroupId")).to.equal(groupOf(graph).id);
        expect(variables).to.include.keys("DATABASE_HOST", "CACHE_HOST");
        expect(functionOf(graph).options.dependsOn).to.include.members(rules.map(({ urn }) => urn));
    });

    it("mounts the shared files that it is granted, through their access point", async () => {
        const graph = await planGranted((poller) => new SharedFileStore("uploads", stores).grantReadWrite(poller), {
            network,
        });
        const point = graph.find("aws:efs/accessPoint:AccessPoint", "uploads-access-shared");

        expect(functionOf(graph).input("fileSystemConfig")).to.deep.equal({
            arn: point.output("arn"),
            localMountPath: "/mnt/uploads",
        });
        expect(functionOf(graph).input("environment.variables")).to.deep.equal({ UPLOADS_PATH: "/mnt/uploads" });
    });

    it("mounts one access point, in a folder of /mnt", async () => {
        const both = (poller: EventFunction) => {
            const files = new SharedFileStore("uploads", {
                ...stores,
                accessPoints: { shared: { path: "/shared" }, other: { path: "/other" } },
            });
            files.grantRead(poller);
            files.grantRead(poller, { accessPoint: "other", path: "/mnt/other" });
        };
        const elsewhere = (poller: EventFunction) =>
            new SharedFileStore("uploads", stores).grantRead(poller, { path: "/srv/uploads" });

        expect(await refusal(both, { network })).to.equal(
            'EventFunction "poller": a grant mounts "/mnt/other" beside "/mnt/uploads"; Lambda mounts one access point, so grant one.',
        );
        expect(await refusal(elsewhere, { network })).to.equal(
            'EventFunction "poller": a grant mounts "/srv/uploads"; Lambda mounts at one folder in /mnt, such as "/mnt/uploads".',
        );
    });
});

describe("an EventFunction in no network", function () {
    this.timeout(60_000);

    it("is granted what its role alone suffices for", async () => {
        const graph = await planGranted((poller) => new ObjectStore("reports", {}).grantReadWrite(poller));

        expect(graph.inventory("aws:ec2/securityGroup:SecurityGroup")).to.deep.equal([]);
        expect(functionOf(graph).input("environment.variables")).to.deep.equal({
            REPORTS_BUCKET: graph.find("evenkeel:index:ObjectStore", "reports").output("bucketName"),
        });
        expect(functionOf(graph).options.dependsOn).to.include(
            graph.find("aws:iam/rolePolicy:RolePolicy", "reports-read-write-poller").urn,
        );
    });

    it("is refused what lets in a security group, in a sentence", async () => {
        const grants: Record<string, (poller: EventFunction) => void> = {
            "orders-from-poller": (poller) => new ManagedDatabase("orders", stores).grantConnect(poller),
            "pages-from-poller": (poller) => new CacheCluster("pages", stores).grantConnect(poller),
            "uploads-nfs-poller": (poller) => new SharedFileStore("uploads", stores).grantRead(poller),
        };
        for (const [rule, grant] of Object.entries(grants)) {
            expect(await refusal(grant)).to.equal(
                `Grant to "poller": "poller" is in no network, and "${rule}" lets in whoever is in a security group; give it a network.`,
            );
        }
    });

    it("refuses a grant that comes after it was defined, and says what to do", async () => {
        let message = "";
        await plan(
            async () => {
                const poller = new EventFunction("poller", args);
                const reports = new ObjectStore("reports", {});
                await setImmediate();
                message = messageOf(() => reports.grantRead(poller));
            },
            { config },
        );

        expect(message).to.equal(
            'EventFunction "poller": a grant came after the function was defined; make all grants right after the function is constructed, before anything is awaited and not inside apply.',
        );
    });

    it("refuses what would set one of its variables again", async () => {
        const grant = (poller: EventFunction) => new ObjectStore("state", {}).grantRead(poller);

        expect(await refusal(grant, { environment: { STATE_BUCKET: "mine" } })).to.equal(
            'EventFunction "poller": a grant sets "STATE_BUCKET", which is set already; one function can be granted one thing of a kind.',
        );
    });
});
