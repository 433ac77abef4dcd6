import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const fileSystemType = "aws:efs/fileSystem:FileSystem";
const policyType = "aws:efs/backupPolicy:BackupPolicy";
const fix = "give it an aws.efs.BackupPolicy with status ENABLED, or name it in an aws.backup.Selection";
const unprotected = `${fileSystemType} "uploads": arn has no backup policy and no backup plan; ${fix}.`;
const undecidedBy = (name: string): string =>
    `${fileSystemType} "uploads": arn may be what "${name}" backs up, which cannot be told yet; ${fix}.`;

/** As in a first preview: the id of the file system is not known, but what it comes from is. */
const fileSystem = (props: WireProperties = {}): TestResource => ({
    type: fileSystemType,
    name: "uploads",
    props: { encrypted: true, arn: unknown, availabilityZoneName: unknown, ...props },
});
const policy = (
    props: WireProperties,
    dependsOn: TestResource["dependsOn"] = { fileSystemId: ["uploads"] },
): TestResource => ({
    type: policyType,
    name: "uploads-backup",
    props: { fileSystemId: unknown, ...props },
    dependsOn,
});
const selection = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:backup/selection:Selection",
    name: "nightly",
    props,
    dependsOn,
});
const on = { backupPolicy: { status: "ENABLED" } };
const arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1";

export const cases: RuleCases = {
    good: complies(fileSystem(), policy(on)),
    bad: violates(
        `${policyType} "uploads-backup": backupPolicy.status is not ENABLED; set it to ENABLED.`,
        fileSystem(),
        policy({ backupPolicy: { status: "DISABLED" } }),
    ),
    unknown: undecided(
        `${policyType} "uploads-backup": backupPolicy.status is not known yet; set it to ENABLED.`,
        fileSystem(),
        policy({ backupPolicy: { status: unknown } }),
    ),
    secret: complies(fileSystem(), policy({ backupPolicy: { status: secret("ENABLED") } })),
    missing: violates(unprotected, fileSystem()),
    more: {
        "finds the policy by the known id": complies(fileSystem({ arn }), policy({ ...on, fileSystemId: "fs-1" }, {})),
        "does not take the policy of another file system": violates(
            unprotected,
            fileSystem({ arn }),
            policy({ ...on, fileSystemId: "fs-2" }, {}),
        ),
        "cannot tell what a policy is for that comes from nowhere": undecided(
            undecidedBy("uploads-backup"),
            fileSystem(),
            policy(on, { fileSystemId: [] }),
        ),
        "takes the plan that names it": complies(
            fileSystem(),
            selection({ resources: [unknown] }, { resources: ["uploads"] }),
        ),
        "takes a plan beside a policy that is off": complies(
            fileSystem(),
            policy({ backupPolicy: { status: "DISABLED" } }),
            selection({ resources: unknown }, { resources: ["uploads"] }),
        ),
        "does not take the plan of another file system": violates(
            unprotected,
            fileSystem({ arn }),
            selection({ resources: ["arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-2"] }),
        ),
        "takes a plan for all file systems": complies(
            fileSystem(),
            selection({ resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] }),
        ),
        "takes a plan for its region once that is known": complies(
            fileSystem({ arn }),
            selection({ resources: ["arn:aws:elasticfilesystem:eu-central-1:*:file-system/*"] }),
        ),
        "cannot tell whether a plan for a region takes it before": undecided(
            `${fileSystemType} "uploads": arn may be chosen by a backup selection, which is not known yet; ${fix}.`,
            fileSystem(),
            selection({ resources: ["arn:aws:elasticfilesystem:eu-central-1:*:file-system/*"] }),
        ),
        "takes a plan for everything": complies(fileSystem(), selection({ resources: [], selectionTags: [] })),
        "takes a plan for its tag": complies(
            fileSystem({ tagsAll: { backup: "nightly" } }),
            selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }] }),
        ),
        "does not take a plan for another tag": violates(
            unprotected,
            fileSystem({ tagsAll: { backup: "none" } }),
            selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }] }),
        ),
        "takes a plan whose conditions its tags fulfil": complies(
            fileSystem({ tagsAll: { backup: "nightly" } }),
            selection({
                resources: ["*"],
                conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "nightly" }] }],
            }),
        ),
        "knows that AWS backs up a file system in one zone": complies(
            fileSystem({ availabilityZoneName: "eu-central-1a" }),
        ),
    },
};
