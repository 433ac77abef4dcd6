import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { ScalableWebTierArgs, WebApplicationArgs } from "./args.js";
import { certificateArn, network, tierArgs } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";
import { uploads } from "./user-data/fixtures.test.js";

const resolve = (args: Partial<ScalableWebTierArgs> = {}, name = "web") =>
    resolveSettings(name, { ...tierArgs, ...args });
const running = (application: Partial<WebApplicationArgs>) => ({
    application: { ...tierArgs.application, ...application },
});

describe("resolveSettings of ScalableWebTier", () => {
    it("has two small instances on port 80 by default, protected", () => {
        expect(resolve()).to.deep.equal({
            publicSubnetIds: Object.values(network.publicSubnets),
            privateSubnetIds: Object.values(network.privateSubnets),
            instanceType: "t3.small",
            architecture: "amd64",
            minSize: 2,
            maxSize: 4,
            leastSize: 2,
            volumeSize: 16,
            port: 8080,
            healthPath: "/health",
            command: ["node/bin/node", "server.js"],
            publicPorts: [80],
            accessLogPrefix: "web",
            deletionProtection: true,
            logRetentionDays: 30,
            requestLimits: { perSecond: 50, burst: 200, atOnce: 100 },
            maximumBodyMegabytes: 32,
            rollout: { bakeMinutes: 5, waitMinutes: 42 },
        });
    });

    it("also listens on 443 with a certificate", () => {
        expect(resolve({ certificateArn }).publicPorts).to.deep.equal([443, 80]);
    });

    it("follows the architecture of the instance type", () => {
        expect(resolve({ instanceType: "t4g.small" }).architecture).to.equal("arm64");
    });

    it("grows to twice the least size unless told otherwise", () => {
        expect(resolve({ minSize: 5 }).maxSize).to.equal(10);
        expect(resolve({ minSize: 5, maxSize: 5 }).maxSize).to.equal(5);
    });

    it("takes a bucket by its name and its ARN, in whatever partition", () => {
        const { artefact } = tierArgs.application;
        const inChina = { ...artefact, bucketArn: "arn:aws-cn:s3:::artefacts-1a2b3c4" };
        expect(() => resolve(running({ artefact: inChina }))).to.not.throw();
        const known = pulumi.output(artefact.bucketArn);
        expect(() =>
            resolve(running({ artefact: { ...artefact, bucketArn: known, bucketName: "other" } })),
        ).to.not.throw();
    });

    it("knows the fewest instances of tier and schedules", () => {
        const at = { recurrence: "0 22 * * *" };
        const schedules = { night: { ...at, minSize: 1 }, noon: { ...at, minSize: 4 }, dusk: { ...at, maxSize: 3 } };
        expect(resolve({ scaling: { schedules } }).leastSize).to.equal(1);
    });

    const wrong: [string, Partial<ScalableWebTierArgs>, string][] = [
        [
            "a single public zone",
            { network: { ...network, publicSubnets: { "eu-west-1a": "subnet-1" } } },
            "network.publicSubnets has only eu-west-1a; a load balancer needs subnets in two zones or more.",
        ],
        [
            "no public zone",
            { network: { ...network, publicSubnets: {} } },
            "network.publicSubnets has no zone; a load balancer needs subnets in two zones or more.",
        ],
        [
            "no private zone",
            { network: { ...network, privateSubnets: {} } },
            "network.privateSubnets has no zone; name at least one subnet for the instances.",
        ],
        [
            "a further range that is none",
            { network: { ...network, additionalCidrBlocks: ["100.64.0.1/16"] } },
            'network.additionalCidrBlocks has "100.64.0.1/16"; write IPv4 ranges by their first address',
        ],
        [
            "a further range that is the first",
            { network: { ...network, additionalCidrBlocks: ["10.0.0.0/16"] } },
            'network.additionalCidrBlocks has "10.0.0.0/16", which is cidrBlock; list it once.',
        ],
        [
            "the ARN of another bucket",
            running({ artefact: { ...tierArgs.application.artefact, bucketArn: "arn:aws:s3:::others" } }),
            'application.artefact.bucketArn is "arn:aws:s3:::others", which is not that of bucketName; use "arn:aws:s3:::artefacts-1a2b3c4".',
        ],
        ["no request", { requestLimits: { perSecond: 0 } }, "requestLimits.perSecond is 0; use 1 to 100000 requests."],
        ["no burst", { requestLimits: { burst: 0 } }, "requestLimits.burst is 0; use 1 to 100000 requests."],
        [
            "more at once than nginx counts",
            { requestLimits: { atOnce: 70_000 } },
            "requestLimits.atOnce is 70000; use 1 to 65535 requests.",
        ],
        ["no body", { maximumBodyMegabytes: 0 }, "maximumBodyMegabytes is 0; use 1 to 10240 MB."],
        [
            "files without a place",
            { mounts: [{ ...uploads, path: "mnt/up loads" }] },
            'mounts has the path "mnt/up loads"; use an absolute path of plain words.',
        ],
        [
            "files where there are others",
            { mounts: [uploads, uploads] },
            'mounts has the path "/mnt/uploads" more than once; choose different paths.',
        ],
        [
            "an address in place of a file system",
            { mounts: [{ ...uploads, fileSystemId: "files.example.com" }] },
            'mounts has the fileSystemId "files.example.com"; use one such as "fs-0123456789abcdef0".',
        ],
        [
            "a file system in place of its access point",
            { mounts: [{ ...uploads, accessPointId: uploads.fileSystemId }] },
            'mounts has the accessPointId "fs-0123456789abcdef0"; use one such as "fsap-0123456789abcdef0".',
        ],
        ["nobody", { allowFrom: [] }, 'allowFrom is empty; list the address ranges that may visit, or ["0.0.0.0/0"]'],
        [
            "what is no range",
            { allowFrom: ["office", "10.0.0.1/8", "::/0"] },
            'allowFrom has "office", "10.0.0.1/8" or "::/0"; write IPv4 ranges by their first address',
        ],
        [
            "a range twice",
            { allowFrom: ["10.0.0.0/8", "10.0.0.0/8"] },
            'allowFrom has "10.0.0.0/8" more than once; list each range once.',
        ],
        ["no command", running({ command: [] }), "application.command is empty; name the program, such as"],
        [
            "a program outside the artefact",
            running({ command: ["/usr/bin/node"] }),
            'application.command begins with "/usr/bin/node"; name a program inside the artefact',
        ],
        [
            "a way out of the artefact",
            running({ command: ["../node"] }),
            'application.command begins with "../node"; name a program inside the artefact',
        ],
        ["a line end", running({ command: ["run", "a\nb"] }), "application.command has a line end or another control"],
        ["a port of root's", running({ port: 80 }), "application.port is 80; use 1024 to 65535"],
        [
            "a relative path",
            running({ healthPath: "health" }),
            'application.healthPath is "health"; begin with a slash',
        ],
        [
            "a query",
            running({ healthPath: "/health?a=b" }),
            'application.healthPath is "/health?a=b"; begin with a slash',
        ],
        [
            "what the tier sets itself",
            { environment: { PORT: "1" } },
            'environment has "PORT", which the tier sets itself; remove it.',
        ],
        [
            "what is no variable",
            { environment: { "MY-NAME": "1" } },
            'environment has "MY-NAME"; use letters, digits and underscores, not starting with a digit.',
        ],
        [
            "an instance type",
            { instanceType: "small" },
            'instanceType is "small"; write it as EC2 does, such as "t3.small" or "m7g.large".',
        ],
        ["no instance", { minSize: 0 }, "minSize is 0; use 1 to 1000."],
        ["less than the least", { minSize: 4, maxSize: 3 }, "maxSize is 3; use 4, which is minSize, to 1000."],
        ["a small volume", { volumeSize: 4 }, "volumeSize is 4; use 8 to 16384 GiB."],
        ["a log retention", { logRetentionDays: 2 }, "logRetentionDays is 2; CloudWatch Logs keeps 1, 3, 5,"],
        [
            "a tuning of the rush that nobody asked for",
            { alarms: { rush: { threshold: 80 } } },
            "alarms.rush is none of its alarms; they are balancer-errors,",
        ],
        [
            "a prefix with a slash in front",
            { accessLogs: { bucketName: "logs", prefix: "/web" } },
            'accessLogs.prefix is "/web"; use letters, digits and -_./, without a slash in front.',
        ],
        [
            "a prefix with AWS's own part",
            { accessLogs: { bucketName: "logs", prefix: "AWSLogs" } },
            'accessLogs.prefix is "AWSLogs"; leave out AWSLogs, which AWS adds itself.',
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, () => {
            expect(messageOf(() => resolve(args))).to.contain(`ScalableWebTier "web": ${message}`);
        });
    }

    it("refuses a name that is too long for a load balancer", () => {
        expect(resolve({}, "a".repeat(15)).accessLogPrefix).to.equal("a".repeat(15));
        expect(messageOf(() => resolve({}, "a".repeat(16)))).to.contain("the name has 16 characters; use at most 15,");
    });

    for (const name of ["Web", "1web", "web--two", "web_two"]) {
        it(`refuses the name "${name}"`, () => {
            expect(messageOf(() => resolve({}, name))).to.contain("the name is used for folders and units;");
        });
    }

    it("says everything at once", () => {
        const message = messageOf(() => resolve({ allowFrom: [], minSize: 0, ...running({ command: [], port: 1 }) }));
        expect(message.split("\n")).to.have.length(4);
    });
});
