import { expect } from "chai";
import { Scene } from "./testing/scene.js";

const timeout = "Target.Timeout";
const sick = { "i-1": timeout };
const told = ["tell replacement opened", "tell replacement resolved"];

/** A dry run that has said what it would do about the first instance. */
function afterRehearsal(): Scene {
    const scene = new Scene({ isDryRun: true }).keepSeeing(4, { sick });
    expect(scene.obey()).to.deep.equal(["keepEvidence i-1", "terminate i-1", ...told]);
    return scene;
}

describe("a dry run", () => {
    it("is done with an instance when it has said what it would do, and says so once while the instance stays sick", () => {
        const scene = afterRehearsal();
        expect(scene.state.incidents).to.deep.equal([]);

        for (let minutes = 0; minutes < 120; minutes += 1) {
            expect(scene.see({ sick }).todo, `after ${minutes} minutes`).to.deep.equal([]);
        }
    });

    it("goes on with the others, as though the instance had been replaced", () => {
        const both = { sick: { ...sick, "i-2": "Target.FailedHealthChecks" }, group: { minimum: 4, desired: 5 } };
        const scene = afterRehearsal().keepSeeing(9, both);
        expect(scene.todo).to.deep.equal([]);

        // Ten minutes after the last one: three of five are healthy, and four would be.
        expect(scene.see(both).obey()).to.deep.equal(["keepEvidence i-2", "terminate i-2", ...told]);
        expect(scene.keepSeeing(30, both).todo).to.deep.equal([]);
    });

    it("says it again where the instance was well meanwhile, or nobody looked", () => {
        const well = afterRehearsal().see().keepSeeing(9, { sick });
        expect(well.todo).to.deep.equal(["keepEvidence i-1"]);

        const unseen = afterRehearsal().see({ sick }, 900).keepSeeing(3, { sick });
        expect(unseen.todo).to.deep.equal(["keepEvidence i-1"]);
    });

    it("calls a person where it would have replaced three within the hour", () => {
        const scene = new Scene({ isDryRun: true });
        const faults: Record<string, string> = {};
        for (const id of ["i-1", "i-2", "i-3"]) {
            faults[id] = timeout;
            expect(scene.keepSeeing(4, { sick: faults }).obey()).to.include(`terminate ${id}`);
            scene.keepSeeing(8, { sick: faults });
        }

        faults["i-4"] = timeout;
        expect(scene.keepSeeing(4, { sick: faults }).todo).to.deep.equal(["tell page opened"]);
    });

    it("remembers no more than the group has instances", () => {
        const scene = afterRehearsal().see({ ids: ["i-2", "i-3"] });

        expect(Object.keys(scene.state.instances)).to.deep.equal(["i-2", "i-3"]);
    });
});
