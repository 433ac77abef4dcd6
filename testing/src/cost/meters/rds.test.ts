import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, resource, usageOf } from "./fixtures.test.js";
import { virtualCores } from "./rds.js";

const instance = "aws:rds/instance:Instance";
const small = { engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20, storageType: "gp3" };

describe("cost of a database", () => {
    it("is hours and storage", () => {
        const found = drafts(instance, small);
        expect(fixedOf(found)).to.deep.equal({ "rds.postgres:db.t4g.micro": 730, "rds.storage:gp3": 20 });
        expect(usageOf(found)).to.deep.equal(["rds.backup"]);
    });

    it("is twice that with a standby, and has the secret that RDS keeps the password in", () => {
        const inputs = { ...small, multiAz: true, manageMasterUserPassword: true, monitoringInterval: 60 };
        const found = drafts(instance, inputs);
        expect(fixedOf(found)).to.deep.equal({
            "rds.postgres:db.t4g.micro": 1460,
            "rds.storage:gp3": 40,
            "secretsmanager.secret": 1,
        });
        expect(usageOf(found)).to.deep.equal(["rds.backup", "logs.ingested"]);
    });

    it("has what a volume does above its baseline, which depends on its size", () => {
        const extra = { iops: 13_000, storageThroughput: 600 };
        expect(fixedOf(drafts(instance, { ...small, ...extra, allocatedStorage: 400 }))).to.include({
            "rds.iops:gp3": 1000,
            "rds.throughput:gp3": 100,
        });
        expect(fixedOf(drafts(instance, { ...small, storageType: "io1", iops: 1000 }))).to.include({
            "rds.storage:io1": 20,
            "rds.iops:io1": 1000,
        });
        expect(fixedOf(drafts(instance, { ...small, iops: 3000 }))).not.to.have.property("rds.iops:gp3");
    });

    it("is not known where class, engine, standby, storage or password are not", () => {
        const one = (change: object) => fixedOf(drafts(instance, { ...small, ...change }));
        expect(one({ instanceClass: unknownValue })["instance hours"]).to.equal("the instance class is not known yet");
        expect(one({ engine: unknownValue })["instance hours"]).to.equal("the engine is not known yet");
        expect(one({ engine: "oracle-se2" })["instance hours"]).to.equal("engine oracle-se2 has no meter");
        expect(one({ multiAz: unknownValue })["rds.postgres:db.t4g.micro"]).to.include("standby is not known yet");
        expect(one({ allocatedStorage: unknownValue })["rds.storage:gp3"]).to.equal("its size is not known yet");
        expect(one({ storageType: unknownValue }).storage).to.equal("its type is not known yet");
        expect(one({ manageMasterUserPassword: unknownValue })["secretsmanager.secret"]).to.equal("not known yet");
        const kept = one({ performanceInsightsEnabled: true, performanceInsightsRetentionPeriod: 31 });
        expect(kept).to.have.property("Performance Insights kept longer than 7 days");
    });
});

describe("cost of what stands beside a database", () => {
    it("is a proxy by the vCPUs of the database below the same parent", () => {
        const behind = (instanceClass: string) => [resource(instance, { instanceClass }, { parent: "urn:parent" })];
        expect(fixedOf(drafts("aws:rds/proxy:Proxy", {}, behind("db.m7g.2xlarge")))).to.deep.equal({
            "rds.proxy": 8 * 730,
        });
        expect(fixedOf(drafts("aws:rds/proxy:Proxy", {}))).to.deep.equal({
            "rds.proxy": "the database behind it is not known yet",
        });
    });

    it("is backups by the byte", () => {
        expect(usageOf(drafts("aws:rds/snapshot:Snapshot", {}))).to.deep.equal(["rds.backup"]);
        const replication = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
        expect(usageOf(drafts(replication, {}))).to.deep.equal(["rds.backup", "transfer.regions"]);
    });

    it("knows the vCPUs of a class by its size", () => {
        const sizes = ["db.t4g.micro", "db.m7g.large", "db.m7g.xlarge", "db.r7g.16xlarge", "db.serverless"];
        expect(sizes.map(virtualCores)).to.deep.equal([2, 2, 4, 64, undefined]);
    });
});
