import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { alarmsOf, messageOf, recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import { type SharedFileStoreArgs, ThroughputMode } from "./args.js";
import { SharedFileStore } from "./shared-file-store.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:storage";
const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: {},
    privateSubnets: { "eu-west-1a": "subnet-0123456789abcdefa", "eu-west-1b": "subnet-0123456789abcdefb" },
    isolatedSubnets: {},
};
const planStore = (
    args: Partial<SharedFileStoreArgs> = {},
    use: (store: SharedFileStore) => void = () => undefined,
): Promise<Graph> =>
    plan(() => use(new SharedFileStore("uploads", { network, alarmTopicArn, ...args })), {
        config: { "aws:region": "eu-west-1" },
    });

const inventory = [
    "uploads: evenkeel:index:SharedFileStore",
    "uploads-access-shared: aws:efs/accessPoint:AccessPoint",
    "uploads-backup: aws:efs/backupPolicy:BackupPolicy",
    "uploads-files: aws:efs/fileSystem:FileSystem",
    "uploads-io-limit: aws:cloudwatch/metricAlarm:MetricAlarm",
    "uploads-mount-eu-west-1a: aws:efs/mountTarget:MountTarget",
    "uploads-mount-eu-west-1b: aws:efs/mountTarget:MountTarget",
    "uploads-mount-targets: aws:ec2/securityGroup:SecurityGroup",
    "uploads-no-clients: aws:cloudwatch/metricAlarm:MetricAlarm",
    "uploads-policy: aws:efs/fileSystemPolicy:FileSystemPolicy",
];

const filesOf = (graph: Graph) => graph.find("aws:efs/fileSystem:FileSystem", "uploads-files");

describe("SharedFileStore", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planStore({ tags: { team: "web" } });
        });

        it("is a file system with a mount target per zone, and nothing that it does not need", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("uploads")).to.have.length(inventory.length - 1);
        });

        it("is encrypted, elastic, and moves what nobody reads to cheaper storage", () => {
            expect(filesOf(graph).inputs).to.deep.equal({
                encrypted: true,
                throughputMode: "elastic",
                lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToArchive: "AFTER_90_DAYS" }],
                tags: { team: "web" },
            });
        });

        it("is backed up", () => {
            const backup = graph.find("aws:efs/backupPolicy:BackupPolicy", "uploads-backup");
            expect(backup.input("backupPolicy.status")).to.equal("ENABLED");
        });

        it("refuses everybody without TLS and root always, and allows nobody", () => {
            const Resource = filesOf(graph).output("arn");
            const policy = graph.find("aws:efs/fileSystemPolicy:FileSystemPolicy", "uploads-policy");
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Sid: "DenyWithoutTls",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "*",
                    Resource,
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                {
                    Sid: "DenyRoot",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "elasticfilesystem:ClientRootAccess",
                    Resource,
                },
            ]);
        });

        it("has mount targets in private subnets, behind a group that admits nobody yet", () => {
            const group = graph.find("aws:ec2/securityGroup:SecurityGroup", "uploads-mount-targets");
            expect(group.inputs).to.not.have.any.keys("ingress", "egress");
            for (const [zone, subnetId] of Object.entries(network.privateSubnets)) {
                expect(graph.find("aws:efs/mountTarget:MountTarget", `uploads-mount-${zone}`).inputs).to.deep.equal({
                    fileSystemId: filesOf(graph).id,
                    subnetId,
                    securityGroups: [group.id],
                });
            }
        });

        it("lets an access point own its folder", () => {
            expect(graph.find("aws:efs/accessPoint:AccessPoint", "uploads-access-shared").inputs).to.deep.include({
                posixUser: { uid: 1000, gid: 1000 },
                rootDirectory: {
                    path: "/shared",
                    creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "0750" },
                },
            });
        });

        it("tells the topic when nobody has it mounted, after the first hour", () => {
            expect(graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "uploads-no-clients").inputs).to.deep.include({
                namespace: "AWS/EFS",
                metricName: "ClientConnections",
                dimensions: { FileSystemId: filesOf(graph).id },
                treatMissingData: "breaching",
                warmUpConfiguration: { warmUpPeriodDurationInMinutes: 60 },
                alarmActions: [alarmTopicArn],
                okActions: [alarmTopicArn],
            });
        });

        it("tells its ids", () => {
            expect(graph.find("evenkeel:index:SharedFileStore", "uploads").outputs).to.deep.equal({
                fileSystemId: filesOf(graph).id,
                fileSystemArn: filesOf(graph).output("arn"),
                securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "uploads-mount-targets").id,
                accessPointIds: {
                    shared: graph.find("aws:efs/accessPoint:AccessPoint", "uploads-access-shared").id,
                },
                alarmArns: alarmsOf(graph, "uploads"),
            });
        });
    });

    it("watches burst credits where throughput is bursting, and archives nothing", async () => {
        const graph = await planStore({ throughputMode: ThroughputMode.Bursting, infrequentAccessAfterDays: 1 });

        expect(graph.inventory()).to.have.members([
            ...inventory,
            "uploads-burst-credits: aws:cloudwatch/metricAlarm:MetricAlarm",
        ]);
        expect(filesOf(graph).input("lifecyclePolicies")).to.deep.equal([{ transitionToIa: "AFTER_1_DAY" }]);
    });

    it("uses the key, the throughput and the backups that it is told", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";
        const graph = await planStore({
            kmsKeyArn,
            throughputMode: ThroughputMode.Provisioned,
            provisionedMibps: 64,
            backups: false,
        });

        expect(filesOf(graph).inputs).to.include({
            kmsKeyId: kmsKeyArn,
            throughputMode: "provisioned",
            provisionedThroughputInMibps: 64,
        });
        expect(graph.find("aws:efs/backupPolicy:BackupPolicy", "uploads-backup").input("backupPolicy.status")).to.equal(
            "DISABLED",
        );
    });

    describe("granted", () => {
        it("to read and write, opens the port, allows the role and hands over the mount", async () => {
            const web = recordingGrantee("web");
            const graph = await planStore({}, (store) => store.grantReadWrite(web));
            const rule = graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "uploads-nfs-web");
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "uploads-read-write-shared-web");
            const accessPoint = graph.find("aws:efs/accessPoint:AccessPoint", "uploads-access-shared");

            expect(graph.childrenOf("uploads")).to.have.length(inventory.length + 1);
            expect(rule.inputs).to.deep.equal({
                securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "uploads-mount-targets").id,
                referencedSecurityGroupId: "sg-0123456789abcdef0",
                description: "NFS from web",
                ipProtocol: "tcp",
                fromPort: 2049,
                toPort: 2049,
            });
            expect(policy.input("role")).to.equal("web-role");
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Effect: "Allow",
                    Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                    Resource: filesOf(graph).output("arn"),
                    Condition: {
                        Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
                        StringEquals: { "elasticfilesystem:AccessPointArn": accessPoint.output("arn") },
                    },
                },
            ]);
            expect(web.grants).to.have.length(1);
            expect(web.grants[0]?.environment).to.deep.equal({ UPLOADS_PATH: "/mnt/uploads" });
            expect(web.grants[0]?.mounts?.map(({ path }) => path)).to.deep.equal(["/mnt/uploads"]);
            // The file system's policy, two mount targets, the rule and the policy of the role.
            expect(web.grants[0]?.resources).to.have.length(5);
        });

        it("twice to the same side, opens the port once", async () => {
            const web = recordingGrantee("web");
            const accessPoints = { shared: { path: "/shared" }, reports: { path: "/reports", uid: 2000 } };
            const graph = await planStore({ accessPoints }, (store) => {
                store.grantReadWrite(web);
                store.grantRead(web, { accessPoint: "reports", path: "/mnt/reports" });
            });
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "uploads-read-reports-web");

            expect(graph.inventory("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([
                "uploads-nfs-web",
            ]);
            expect(statementsOf(policy.input("policy"))[0]).to.deep.include({
                Action: ["elasticfilesystem:ClientMount"],
            });
            expect(web.grants[1]?.environment).to.deep.equal({ UPLOADS_REPORTS_PATH: "/mnt/reports" });
        });

        it("through an access point that there is not or to a path that is none, says so", async () => {
            let message = "";
            await planStore({}, (store) => {
                message = messageOf(() => store.grantRead(recordingGrantee("web"), { accessPoint: "x", path: "mnt" }));
            });

            expect(message.split("\n")).to.deep.equal([
                'SharedFileStore "uploads", grant to "web": accessPoint is "x"; use "shared".',
                'SharedFileStore "uploads", grant to "web": path is "mnt"; use an absolute path such as "/mnt/uploads".',
            ]);
        });
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(
                () =>
                    new SharedFileStore("uploads", {
                        network: { ...network, privateSubnets: {} },
                        alarmTopicArn,
                        provisionedMibps: 64,
                    }),
            );
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["uploads: evenkeel:index:SharedFileStore"]);
    });
});
