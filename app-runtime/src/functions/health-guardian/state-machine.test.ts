import { expect } from "chai";
import { looked, Scene } from "./testing/scene.js";

const sick = { "i-1": "Target.Timeout" };

describe("the decision of the guardian", () => {
    it("is made at the third failure, and not before three minutes", () => {
        const scene = new Scene().keepSeeing(3, { sick });
        expect(scene.state.instances["i-1"]?.streak?.failures).to.equal(3);
        expect(scene.todo).to.deep.equal([]);

        expect(scene.see({ sick }).todo).to.deep.equal(["keepEvidence i-1"]);
    });

    it("goes from the evidence over the removal to the message, and ends when the group is complete again", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        expect(scene.obey()).to.deep.equal(["keepEvidence i-1", "terminate i-1", "tell replacement opened"]);

        const ids = ["i-2", "i-3", "i-4", "i-5"];
        expect(scene.see({ ids, group: { desired: 5 } }).todo).to.deep.equal([]);
        const starting = { ids: [...ids, "i-6"], lifecycle: { "i-6": "Pending" } };
        expect(scene.see(starting).todo).to.deep.equal([]);
        expect(scene.see({ ids: [...ids, "i-6"], sick: { "i-6": "Target.Timeout" } }).todo).to.deep.equal([]);
        expect(scene.see({ ids: [...ids, "i-6"] }).obey()).to.deep.equal(["tell replacement resolved"]);
        expect(scene.state.incidents).to.deep.equal([]);
    });

    it("is forgotten where the instance passes before it was removed, and people hear of both", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        scene.see();

        expect(scene.obey()).to.deep.equal(["tell replacement opened", "tell replacement resolved"]);
    });

    it("is left to whoever takes the instance out of service meanwhile", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        scene.see({ sick, lifecycle: { "i-1": "Standby" } });

        expect(scene.state.incidents[0]).to.include({ stage: "over", outcome: "withdrawn" });
    });

    it("goes on with a removal that took effect before a crash, and does not repeat it", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        const { id = "" } = scene.state.incidents[0] ?? {};
        scene.know({ kind: "evidenceKept", id, snapshots: ["snap-1"] });
        scene.see({ sick, lifecycle: { "i-1": "Terminating" } });

        expect(scene.todo).to.deep.equal(["tell replacement opened"]);
    });

    it("tries a step that failed again after the next look, and keeps the instance where its disks cannot be kept three times", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        const { id = "" } = scene.state.incidents[0] ?? {};
        const fail = (): readonly string[] => scene.know({ kind: "evidenceFailed", id, problem: "throttled" }).todo;

        expect(fail()).to.deep.equal(["tell replacement opened"]);
        expect(scene.see({ sick }).todo[0]).to.equal("keepEvidence i-1");
        fail();
        expect(scene.see({ sick }).todo[0]).to.equal("keepEvidence i-1");
        fail();
        expect(scene.see({ sick }).todo[0]).to.equal("detach i-1");
    });

    it("removes nobody on what was seen a while ago, nor when the group is worse off than it was", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        const { id = "" } = scene.state.incidents[0] ?? {};
        scene.seconds += 46;
        expect(scene.know({ kind: "evidenceKept", id, snapshots: ["snap-1"] }).todo).to.deep.equal([]);

        const more = { ...sick, "i-2": "Target.FailedHealthChecks", "i-3": "Target.ResponseCodeMismatch" };
        expect(scene.see({ sick: more }, 14).todo).to.deep.equal(["tell replacement opened", "tell page opened"]);
        expect(scene.see({ sick }).todo[0]).to.equal("terminate i-1");
    });

    it("counts looks close together once, and begins anew after a gap", () => {
        const often = new Scene();
        for (let each = 0; each < 20; each += 1) often.see({ sick }, 9);
        expect(often.state.instances["i-1"]?.streak?.failures).to.equal(5);

        const gap = new Scene().keepSeeing(3, { sick }).see({ sick }, 301);
        expect(gap.state.instances["i-1"]?.streak?.failures).to.equal(1);
    });

    it("gives an instance its time to start, also when it comes back from Standby", () => {
        const group = { graceSeconds: 120 };
        const scene = new Scene().keepSeeing(2, { sick, group });
        expect(scene.state.instances["i-1"]?.streak).to.equal(undefined);
        expect(scene.see({ sick, group }).state.instances["i-1"]?.streak?.failures).to.equal(1);

        scene.see({ sick, group, lifecycle: { "i-1": "Standby" } }).see({ sick, group });
        expect(scene.state.instances["i-1"]?.streak).to.equal(undefined);
    });

    it("is not changed by a look that comes late, or twice", () => {
        const scene = new Scene().keepSeeing(4, { sick });
        const { state } = scene;
        scene.know({ kind: "observed", observation: looked(180) });
        scene.know({ kind: "observed", observation: looked(240) });

        expect(scene.state).to.deep.equal(state);
    });

    it("sees again at once where a clock was an hour ahead, and removes nobody on what that clock saw", () => {
        const scene = new Scene().keepSeeing(3, { sick }).see({ sick }, 60);
        const { id = "" } = scene.state.incidents[0] ?? {};
        scene.seconds -= 3_600;
        expect(scene.know({ kind: "evidenceKept", id, snapshots: ["snap-1"] }).todo).to.deep.equal([]);

        expect(scene.see({ sick }).todo[0]).to.equal("terminate i-1");
    });
});
