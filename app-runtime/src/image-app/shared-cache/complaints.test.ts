import { expect } from "chai";
import { createLog } from "../../common/log.js";
import { quietLog } from "../testing/quiet-log.js";
import { Complaints } from "./complaints.js";

describe("complaints about the shared cache", () => {
    let now: number;
    let lines: string[];
    let complaints: Complaints;
    const said = (): string[] => lines.splice(0).map((line) => `${JSON.parse(line).level} ${JSON.parse(line).problem}`);

    beforeEach(() => {
        now = 5;
        const quiet = quietLog();
        lines = quiet.lines;
        complaints = new Complaints(quiet.log, () => now);
        complaints.over();
        lines.length = 0;
    });

    it("begin with the first time that it can be used", () => {
        const begun = new Complaints(
            createLog((line) => lines.push(line)),
            () => now,
        );
        begun.over();
        begun.over();

        expect(lines.map((line) => JSON.parse(line).message)).to.deep.equal(["the shared cache is used"]);
    });

    it("are made once, however many requests notice, and taken back once", () => {
        complaints.unusable("refused");
        complaints.unusable("closed");
        complaints.over();
        complaints.over();

        expect(said()).to.deep.equal(["warn refused", "info undefined"]);
    });

    it("are made again for the next outage, but not for one that comes and goes", () => {
        complaints.unusable("slow");
        complaints.over();
        now += 59_999;
        complaints.unusable("slow");
        complaints.over();
        expect(said()).to.deep.equal(["warn slow", "info undefined"]);

        now += 1;
        complaints.unusable("slow");
        expect(said()).to.deep.equal(["warn slow"]);
    });

    it("say of each kind of refusal that there is one", () => {
        for (const problem of ["OOM", "NOPERM", "OOM"]) complaints.refused(problem);

        expect(said()).to.deep.equal(["warn OOM", "warn NOPERM"]);
    });
});
