import { expect } from "chai";
import { DatabaseEngine } from "./args.js";
import { connectionLimit, sizeOfClass, supportsPerformanceInsights } from "./instance-classes.js";

describe("sizeOfClass", () => {
    const known: [string, number, number][] = [
        ["db.t3.micro", 2, 1],
        ["db.t4g.micro", 2, 1],
        ["db.t4g.medium", 2, 4],
        ["db.t4g.2xlarge", 8, 32],
        ["db.m5.large", 2, 8],
        ["db.m7g.large", 2, 8],
        ["db.m7g.xlarge", 4, 16],
        ["db.m8g.16xlarge", 64, 256],
        ["db.r6g.large", 2, 16],
        ["db.r7g.4xlarge", 16, 128],
        ["db.x2g.xlarge", 4, 64],
    ];
    for (const [instanceClass, vcpus, memoryGib] of known) {
        it(`knows that ${instanceClass} has ${vcpus} processors and ${memoryGib} GiB`, () => {
            expect(sizeOfClass(instanceClass)).to.deep.equal({ vcpus, memoryGib });
        });
    }

    for (const unknown of [
        "db.z9.large",
        "db.m7g.huge",
        "db.m7g.micro",
        "m7g.large",
        "db.m7g",
        "db.t4g.24xlarge",
        "",
    ]) {
        it(`does not guess what "${unknown}" is`, () => {
            expect(sizeOfClass(unknown)).to.equal(undefined);
        });
    }
});

describe("connectionLimit", () => {
    it("leaves a fifth of the memory to the system", () => {
        expect(connectionLimit(DatabaseEngine.Postgres, 4)).to.equal(360);
        expect(connectionLimit(DatabaseEngine.Mysql, 4)).to.equal(273);
    });

    it("stays below RDS's own default for the whole memory", () => {
        expect(connectionLimit(DatabaseEngine.Postgres, 1)).to.be.below(1024 ** 3 / 9_531_392);
    });

    it("ends where RDS's own default ends", () => {
        expect(connectionLimit(DatabaseEngine.Postgres, 1024)).to.equal(5_000);
        expect(connectionLimit(DatabaseEngine.Mysql, 1024)).to.equal(16_000);
    });
});

describe("supportsPerformanceInsights", () => {
    it("is false for MySQL on micro and small burstable classes only", () => {
        const { Mysql, Postgres } = DatabaseEngine;
        expect(supportsPerformanceInsights(Mysql, "db.t4g.micro")).to.equal(false);
        expect(supportsPerformanceInsights(Mysql, "db.t3.small")).to.equal(false);
        expect(supportsPerformanceInsights(Mysql, "db.t4g.medium")).to.equal(true);
        expect(supportsPerformanceInsights(Mysql, "db.m7g.large")).to.equal(true);
        expect(supportsPerformanceInsights(Postgres, "db.t4g.micro")).to.equal(true);
    });
});
