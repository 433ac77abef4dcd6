import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf } from "./fixtures.test.js";

const volume = "aws:ebs/volume:Volume";

describe("cost of a volume", () => {
    it("is its size, and of gp3 what exceeds 3000 IOPS and 125 MiB/s", () => {
        expect(fixedOf(drafts(volume, { size: 100, type: "gp3", iops: 3000, throughput: 125 }))).to.deep.equal({
            "ebs.storage:gp3": 100,
        });
        expect(fixedOf(drafts(volume, { size: 100, type: "gp3", iops: 4000, throughput: 250 }))).to.deep.equal({
            "ebs.storage:gp3": 100,
            "ebs.iops:gp3": 1000,
            "ebs.throughput:gp3": 125,
        });
    });

    it("is also every IOPS where they are provisioned, and gp2 where nothing is said", () => {
        expect(fixedOf(drafts(volume, { size: 10, type: "io2", iops: 500 }))).to.deep.equal({
            "ebs.storage:io2": 10,
            "ebs.iops:io2": 500,
        });
        expect(fixedOf(drafts(volume, { size: 10 }))).to.deep.equal({ "ebs.storage:gp2": 10 });
    });

    it("is not known where size or type are not", () => {
        expect(fixedOf(drafts(volume, { size: unknownValue, type: "gp3" }))).to.deep.equal({
            "ebs.storage:gp3": "the size is not known yet",
        });
        expect(fixedOf(drafts(volume, { size: 1, type: unknownValue }))).to.deep.equal({
            volume: "its type is not known yet",
        });
    });
});
