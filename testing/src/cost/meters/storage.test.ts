import { expect } from "chai";
import { type InputValue, unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf } from "./fixtures.test.js";

const files = "aws:efs/fileSystem:FileSystem";

describe("cost of storage", () => {
    it("of a bucket depends on use", () => {
        const found = drafts("aws:s3/bucket:Bucket", {});
        expect(fixedOf(found)).to.deep.equal({});
        expect(usageOf(found)).to.deep.equal(["s3.storage", "s3.storage-ia", "s3.writes", "s3.reads"]);
    });

    it("of a file system depends on its classes and its throughput", () => {
        const rules: InputValue[] = [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToArchive: "AFTER_90_DAYS" }];
        expect(usageOf(drafts(files, { lifecyclePolicies: rules, throughputMode: "elastic" }))).to.deep.equal([
            "efs.storage",
            "efs.storage-ia",
            "efs.storage-archive",
            "efs.reads",
            "efs.writes",
        ]);
        expect(usageOf(drafts(files, {}))).to.deep.equal(["efs.storage"]);
        expect(usageOf(drafts(files, { availabilityZoneName: "eu-west-1a" }))).to.deep.equal(["efs.storage-one-zone"]);
    });

    it("is fixed for throughput that is provisioned", () => {
        const provisioned = (value: number | typeof unknownValue) =>
            fixedOf(drafts(files, { throughputMode: "provisioned", provisionedThroughputInMibps: value }));
        expect(provisioned(10)).to.deep.equal({ "efs.throughput": 10 });
        expect(provisioned(unknownValue)).to.deep.equal({ "efs.throughput": "not known yet" });
    });

    it("has backups and replicas by the byte", () => {
        const policy = (status: string) => drafts("aws:efs/backupPolicy:BackupPolicy", { backupPolicy: { status } });
        expect(usageOf(policy("ENABLED"))).to.deep.equal(["backup.efs"]);
        expect(policy("DISABLED")).to.deep.equal([]);
        const replica = drafts("aws:efs/replicationConfiguration:ReplicationConfiguration", {});
        expect(usageOf(replica)).to.deep.equal(["efs.storage", "transfer.regions"]);
    });
});
