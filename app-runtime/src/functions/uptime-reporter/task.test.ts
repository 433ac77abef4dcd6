import { expect } from "chai";
import { readTask, TaskError } from "./task.js";

describe("readTask", () => {
    it("reads what a rule asks for", () => {
        expect(readTask({ task: "burn-rates" })).to.deep.equal({ task: "burn-rates" });
        expect(readTask({ task: "report" })).to.deep.equal({ task: "report", week: undefined });
        expect(readTask({ task: "report", week: "2026-W41" })).to.deep.equal({ task: "report", week: "2026-W41" });
    });

    it("refuses all else, and says what is allowed", () => {
        for (const event of [undefined, null, "report", {}, { task: "all" }, { task: "report", week: 41 }]) {
            expect(() => readTask(event)).to.throw(TaskError, '{"task":"burn-rates"}');
        }
    });
});
