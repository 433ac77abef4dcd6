import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { type SharedFileStoreArgs, ThroughputMode } from "./args.js";
import { isAbsolutePath, resolveSettings } from "./settings.js";

const args: SharedFileStoreArgs = {
    network: {
        vpcId: "vpc-1",
        cidrBlock: "10.0.0.0/16",
        publicSubnets: {},
        privateSubnets: { "eu-west-1a": "subnet-a" },
        isolatedSubnets: {},
    },
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:storage",
};
const refusal = (given: Partial<SharedFileStoreArgs>) =>
    messageOf(() => resolveSettings("uploads", { ...args, ...given })).split("\n");

describe("settings of a SharedFileStore", () => {
    it("are elastic, ageing and backed up, with one access point, by default", () => {
        expect(resolveSettings("uploads", args)).to.deep.equal({
            mounts: [{ zone: "eu-west-1a", subnetId: "subnet-a" }],
            accessPoints: { shared: { path: "/shared", uid: 1000, gid: 1000 } },
            throughputMode: "elastic",
            provisionedMibps: undefined,
            infrequentAccessAfterDays: 30,
            archiveAfterDays: 90,
            backups: true,
            deletionProtection: true,
            overwriteProtection: undefined,
        });
    });

    it("never archive where throughput is not elastic", () => {
        const settings = resolveSettings("uploads", { ...args, throughputMode: ThroughputMode.Bursting });
        expect(settings.archiveAfterDays).to.equal(undefined);
    });

    it("refuse a network without private subnets", () => {
        expect(refusal({ network: { ...args.network, privateSubnets: {} } })).to.deep.equal([
            'SharedFileStore "uploads": network.privateSubnets is empty; name at least one zone and its subnet.',
        ]);
    });

    it("refuse throughput that does not fit its mode", () => {
        expect(refusal({ provisionedMibps: 9000 })).to.deep.equal([
            'SharedFileStore "uploads": provisionedMibps is 9000 but throughputMode is "elastic"; remove it or choose "provisioned".',
            'SharedFileStore "uploads": provisionedMibps is 9000; use 1 to 3414.',
        ]);
        expect(refusal({ throughputMode: ThroughputMode.Provisioned })).to.deep.equal([
            'SharedFileStore "uploads": throughputMode is "provisioned" but provisionedMibps is not set; say how many MiB/s to hold.',
        ]);
        // As a program in another language would give it, where no compiler checks.
        expect(refusal(JSON.parse('{ "throughputMode": "fast" }'))).to.deep.equal([
            'SharedFileStore "uploads": throughputMode is "fast"; use "elastic", "bursting" or "provisioned".',
        ]);
    });

    it("refuse days that EFS does not take, and an archive that is too early or not to be had", () => {
        const days = "use 1, 7, 14, 30, 60, 90, 180, 270, 365.";

        expect(refusal({ infrequentAccessAfterDays: 31, archiveAfterDays: 10 })).to.deep.equal([
            `SharedFileStore "uploads": infrequentAccessAfterDays is 31; ${days}`,
            `SharedFileStore "uploads": archiveAfterDays is 10; ${days}`,
            'SharedFileStore "uploads": archiveAfterDays is 10 but infrequentAccessAfterDays is 31; archive later than that.',
        ]);
        expect(refusal({ throughputMode: ThroughputMode.Bursting, archiveAfterDays: 90 })).to.deep.equal([
            'SharedFileStore "uploads": archiveAfterDays is 90 but throughputMode is "bursting"; remove it or choose "elastic", which Archive needs.',
        ]);
    });

    it("refuse a replication to nowhere, with a key from elsewhere, and with two keys", () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";

        expect(refusal({ replication: { region: "Frankfurt", kmsKeyArn } })).to.deep.equal([
            'SharedFileStore "uploads": replication.region is "Frankfurt"; use a region such as "eu-west-1".',
        ]);
        expect(
            refusal({ replication: { region: "eu-central-1", kmsKeyArn, fileSystemId: "fs-0123456789abcdef0" } }),
        ).to.deep.equal([
            `SharedFileStore "uploads": replication.kmsKeyArn is "${kmsKeyArn}", which is not of eu-central-1; the copy is encrypted there: name a key of that region.`,
            'SharedFileStore "uploads": replication.kmsKeyArn is set beside replication.fileSystemId, which has its key already; remove one of the two.',
        ]);
    });

    it("refuse a store that is copied and a copy", () => {
        const replication = { region: "eu-central-1" };

        expect(refusal({ replication, overwriteProtection: false })).to.deep.equal([
            'SharedFileStore "uploads": overwriteProtection is false but replication is set; a file system is either copied or a copy: remove one of the two.',
        ]);
        expect(refusal({ replication, overwriteProtection: true })).to.deep.equal([""]);
        expect(refusal({ overwriteProtection: false })).to.deep.equal([""]);
    });

    it("refuse to tune the alarm of a replication that there is not", () => {
        const alarms = { "replication-lag": { threshold: 7200 } };

        expect(refusal({ alarms })).to.deep.equal([
            'SharedFileStore "uploads": alarms.replication-lag is none of its alarms; they are io-limit, no-clients.',
        ]);
        expect(refusal({ alarms, replication: { region: "eu-central-1" } })).to.deep.equal([""]);
    });

    it("refuse access points that are none, misnamed, too deep or root's", () => {
        expect(refusal({ accessPoints: {} })).to.deep.equal([
            'SharedFileStore "uploads": accessPoints is empty; name at least one, or leave it out for "shared".',
        ]);
        expect(refusal({ accessPoints: { "My files": { path: "/a/b/c/d/e", uid: 0, gid: 0 } } })).to.deep.equal([
            'SharedFileStore "uploads": accessPoints.My files is no name for an access point; use lower-case letters, digits and dashes, starting with a letter.',
            'SharedFileStore "uploads": accessPoints.My files.path is "/a/b/c/d/e"; use a folder such as "/uploads", at most 4 deep and 100 characters long.',
            'SharedFileStore "uploads": accessPoints.My files.uid is 0; use 1 to 4294967295: 0 is root.',
            'SharedFileStore "uploads": accessPoints.My files.gid is 0; use 1 to 4294967295: 0 is root\'s group.',
        ]);
    });
});

describe("isAbsolutePath", () => {
    it("takes folders from the root on, and neither the root itself nor ways around", () => {
        expect(["/a", "/mnt/uploads", "/a.b/c_d-e"].every(isAbsolutePath)).to.equal(true);
        expect(["/", "", "a", "a/b", "/a/", "/a/../b", "/.hidden", "/a b", "//a"].some(isAbsolutePath)).to.equal(false);
    });
});
