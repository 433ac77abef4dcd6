import { type Graph, plan, planUpdate, unknownValue } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { SharedFileStoreArgs } from "./args.js";
import { SharedFileStore } from "./shared-file-store.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:storage";
const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: {},
    privateSubnets: { "eu-west-1a": "subnet-0123456789abcdefa" },
    isolatedSubnets: {},
};
const config = { "aws:region": "eu-west-1" };
const store = (args: Partial<SharedFileStoreArgs>) => (): void =>
    void new SharedFileStore("uploads", { network, alarmTopicArn, ...args });
const planStore = (args: Partial<SharedFileStoreArgs> = {}, preview = false): Promise<Graph> =>
    plan(store(args), { config, preview });

const replicationType = "aws:efs/replicationConfiguration:ReplicationConfiguration";
const replicationOf = (graph: Graph) => graph.find(replicationType, "uploads-replication");
const filesOf = (graph: Graph) => graph.find("aws:efs/fileSystem:FileSystem", "uploads-files");
const lagOf = (graph: Graph) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "uploads-replication-lag");

describe("a SharedFileStore with a replication", function () {
    this.timeout(60_000);

    it("can be given one later, and can lose it, without a change to anything else", async () => {
        const [without, copied] = [await planStore(), await planStore({ replication: { region: "eu-central-1" } })];
        const begun = await planUpdate(without, store({ replication: { region: "eu-central-1" } }), { config });
        const ended = await planUpdate(copied, store({}), { config });
        const names = ["uploads-replication", "uploads-replication-lag"];

        expect(begun.map(({ operation, name }) => `${operation} ${name}`)).to.have.members(
            names.map((name) => `create ${name}`),
        );
        expect(ended.map(({ operation, name }) => `${operation} ${name}`)).to.have.members(
            names.map((name) => `delete ${name}`),
        );
        expect(replicationOf(copied).inputs).to.deep.equal({
            sourceFileSystemId: filesOf(copied).id,
            destination: { region: "eu-central-1" },
        });
    });

    it("ends one replication before it begins another, because a file system is part of one only", async () => {
        const copied = await planStore({ replication: { region: "eu-central-1" } });
        const moved = await planUpdate(copied, store({ replication: { region: "eu-north-1" } }), { config });

        expect(replicationOf(copied).options.deleteBeforeReplace).to.equal(true);
        expect(moved.map(({ operation, name }) => `${operation} ${name}`)).to.deep.equal([
            "replace uploads-replication",
            "update uploads-replication-lag",
        ]);
    });

    it("tells the topic when the copy is old, and who asks which file system the copy is", async () => {
        const graph = await planStore({ replication: { region: "eu-central-1" }, tags: { team: "web" } });
        const copy = replicationOf(graph).output("destination.fileSystemId");

        expect(copy).to.match(/^fs-[0-9a-f]{17}$/);
        expect(graph.find("evenkeel:index:SharedFileStore", "uploads").output("replicaFileSystemId")).to.equal(copy);
        expect(lagOf(graph).inputs).to.deep.include({
            namespace: "AWS/EFS",
            metricName: "TimeSinceLastSync",
            dimensions: { FileSystemId: filesOf(graph).id, DestinationFileSystemId: copy },
            treatMissingData: "breaching",
            warmUpConfiguration: { warmUpPeriodDurationInMinutes: 2880 },
            alarmActions: [alarmTopicArn],
            okActions: [alarmTopicArn],
            tags: { team: "web" },
        });
    });

    it("has an alarm that can be tuned like the others", async () => {
        const graph = await planStore({
            replication: { region: "eu-central-1" },
            alarms: { "replication-lag": { threshold: 7200, evaluationPeriods: 6 } },
        });

        expect(lagOf(graph).inputs).to.include({ threshold: 7200, evaluationPeriods: 6 });
    });

    it("copies with the key that it is told, or to the file system", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1";
        const fileSystemId = "fs-0123456789abcdef0";
        const withKey = await planStore({ replication: { region: "eu-central-1", kmsKeyArn } });
        const toExisting = await planStore({ replication: { region: "eu-central-1", fileSystemId } });

        expect(replicationOf(withKey).input("destination")).to.deep.equal({
            region: "eu-central-1",
            kmsKeyId: kmsKeyArn,
        });
        expect(replicationOf(toExisting).input("destination")).to.deep.equal({ region: "eu-central-1", fileSystemId });
        expect(lagOf(toExisting).input("dimensions.DestinationFileSystemId")).to.equal(fileSystemId);
    });

    it("fails where a key turns out to be of another region", async () => {
        const kmsKeyArn = pulumi.output("arn:aws:kms:eu-west-1:123456789012:key/1");
        const failure = await planStore({ replication: { region: "eu-central-1", kmsKeyArn } }).then(
            () => "nothing",
            (error: unknown) => String(error),
        );

        expect(failure).to.contain('SharedFileStore "uploads": replication.kmsKeyArn is "arn:aws:kms:eu-west-1');
    });

    it("can be previewed before there is a copy", async () => {
        const graph = await planStore({ replication: { region: "eu-central-1" } }, true);

        expect(lagOf(graph).input("dimensions.DestinationFileSystemId")).to.equal(unknownValue);
    });
});

describe("a SharedFileStore that is to be a copy", function () {
    this.timeout(60_000);

    it("lets itself be overwritten only where that is asked for, and says nothing of it otherwise", async () => {
        const protectionOf = async (args: Partial<SharedFileStoreArgs>) =>
            filesOf(await planStore(args)).input("protection");

        expect(await protectionOf({})).to.equal(undefined);
        expect(await protectionOf({ overwriteProtection: false })).to.deep.equal({ replicationOverwrite: "DISABLED" });
        expect(await protectionOf({ overwriteProtection: true })).to.deep.equal({ replicationOverwrite: "ENABLED" });
    });
});
