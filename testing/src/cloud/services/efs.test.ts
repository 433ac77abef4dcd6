import { expect } from "chai";
import { models } from "./efs.js";
import {
    existing,
    itJudges,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    policyOf,
    subnets,
    type Values,
} from "./shared/fixtures.test.js";

const bad = "BadRequest";
const malformed = "ValidationException";

describe("a simulated file system", () => {
    const fileSystem = modelOf(models, "aws:efs/fileSystem:FileSystem");
    const good: Values = {
        creationToken: "shared",
        encrypted: true,
        kmsKeyId: "alias/aws/elasticfilesystem",
        throughputMode: "elastic",
        performanceMode: "generalPurpose",
        lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToArchive: "AFTER_90_DAYS" }],
    };

    itJudges(fileSystem, good, [
        { what: "a token of 65 characters", change: { creationToken: "t".repeat(65) }, code: malformed },
        {
            what: "an unknown throughput mode",
            change: { throughputMode: "fast", lifecyclePolicies: null },
            code: malformed,
        },
        { what: "an unknown performance mode", change: { performanceMode: "maxThroughput" }, code: malformed },
        {
            what: "provisioned throughput without a number",
            change: { throughputMode: "provisioned", lifecyclePolicies: null },
            code: bad,
        },
        { what: "a number without provisioned throughput", change: { provisionedThroughputInMibps: 100 }, code: bad },
        {
            what: "more than 3,414 MiB/s",
            change: { throughputMode: "provisioned", provisionedThroughputInMibps: 4000, lifecyclePolicies: null },
            code: "ThroughputLimitExceeded",
        },
        { what: "elastic throughput with max I/O", change: { performanceMode: "maxIO" }, code: bad },
        { what: "a key without encryption", change: { encrypted: false }, code: bad },
        { what: "an unknown age", change: { lifecyclePolicies: [{ transitionToIa: "AFTER_2_DAYS" }] }, code: bad },
        {
            what: "two transitions in one policy",
            change: { lifecyclePolicies: [{ transitionToIa: "AFTER_7_DAYS", transitionToArchive: "AFTER_90_DAYS" }] },
            code: bad,
        },
        { what: "an archive without elastic throughput", change: { throughputMode: "bursting" }, code: bad },
        {
            what: "a protection that is AWS's own",
            change: { protection: { replicationOverwrite: "REPLICATING" } },
            code: malformed,
        },
    ]);
    itJudges(fileSystem, { ...good, protection: { replicationOverwrite: "DISABLED" } }, []);

    itJudgesInSituations(fileSystem, { ...good, kmsKeyId: "alias/files" }, [
        { what: "with a key that exists", exists: [existing("aws:kms/alias:Alias", "alias/files")] },
        { what: "with a key that does not exist", exists: [], code: "KMS.NotFoundException" },
    ]);

    it("has EFS's own ids and name", () => {
        const outputs = outputsOf(fileSystem, good);
        expect(outputs.id).to.match(/^fs-[0-9a-f]{17}$/);
        expect(outputs.dnsName).to.equal(`${String(outputs.id)}.efs.eu-west-1.amazonaws.com`);
        expect(outputs.arn).to.equal(
            `arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/${String(outputs.id)}`,
        );
    });
});

describe("a simulated mount target", () => {
    const mountTarget = modelOf(models, "aws:efs/mountTarget:MountTarget");
    const good = { fileSystemId: "fs-1", subnetId: "subnet-a", securityGroups: ["sg-1"] };
    const beside = (subnetId: string, fileSystemId = "fs-1"): ReturnType<typeof existing> =>
        existing("aws:efs/mountTarget:MountTarget", `fsmt-${subnetId}`, { fileSystemId, subnetId });

    itJudges(mountTarget, good, [
        {
            what: "six security groups",
            change: { securityGroups: ["1", "2", "3", "4", "5", "6"] },
            code: "SecurityGroupLimitExceeded",
        },
    ]);
    itJudgesInSituations(mountTarget, good, [
        { what: "beside one in another zone", exists: [...subnets, beside("subnet-b")] },
        { what: "beside one in the same zone", exists: [...subnets, beside("subnet-a2")], code: "MountTargetConflict" },
        {
            what: "beside one in another VPC",
            exists: [...subnets, beside("subnet-other")],
            code: "MountTargetConflict",
        },
        { what: "in the zone of another file system's", exists: [...subnets, beside("subnet-a", "fs-2")] },
    ]);

    it("keeps its file system, subnet and groups from being deleted", () => {
        const inUse = (mountTarget.references ?? []).map(({ property, inUse: code }) => `${property}: ${String(code)}`);
        expect(inUse).to.deep.equal([
            "fileSystemId: FileSystemInUse",
            "subnetId: DependencyViolation",
            "securityGroups[]: DependencyViolation",
        ]);
    });
});

describe("what else a simulated file system has", () => {
    describe("an access point", () => {
        const good = {
            fileSystemId: "fs-1",
            posixUser: { uid: 1000, gid: 1000 },
            rootDirectory: { path: "/images", creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "0750" } },
        };
        itJudges(modelOf(models, "aws:efs/accessPoint:AccessPoint"), good, [
            { what: "a relative path", change: { rootDirectory: { path: "images" } }, code: malformed },
            { what: "five folders", change: { rootDirectory: { path: "/a/b/c/d/e" } }, code: malformed },
            { what: "a user below zero", change: { posixUser: { uid: -1, gid: 0 } }, code: malformed },
            {
                what: "permissions in words",
                change: { rootDirectory: { path: "/", creationInfo: { permissions: "rwx" } } },
                code: malformed,
            },
        ]);
    });

    describe("a backup policy", () => {
        itJudges(
            modelOf(models, "aws:efs/backupPolicy:BackupPolicy"),
            { fileSystemId: "fs-1", backupPolicy: { status: "ENABLED" } },
            [{ what: "an unknown status", change: { backupPolicy: { status: "ON" } }, code: malformed }],
        );
    });

    describe("a policy", () => {
        const policy = policyOf({ Principal: { AWS: "*" }, Action: "elasticfilesystem:ClientMount" });
        const code = "InvalidPolicyException";
        itJudges(modelOf(models, "aws:efs/fileSystemPolicy:FileSystemPolicy"), { fileSystemId: "fs-1", policy }, [
            { what: "what is no JSON", change: { policy: "allow" }, code },
            { what: "no principal", change: { policy: policyOf({ Action: "elasticfilesystem:ClientMount" }) }, code },
            {
                what: "more than 20,000 characters",
                change: { policy: policyOf({ Sid: "s".repeat(20_000), Principal: "*", Action: "*" }) },
                code,
            },
        ]);
    });
});
