import { expect } from "chai";
import { Faults, parseFaults } from "./faults.js";

const subject = { urn: "urn", type: "aws:rds/instance:Instance", name: "database" };

describe("parseFaults", () => {
    it("reads faults and a latency, alone or in a list", () => {
        expect(
            parseFaults('[{"type":"aws:rds/instance:Instance","call":"create","fault":"fail"},{"latencyMs":50}]'),
        ).to.deep.equal({
            faults: [{ type: "aws:rds/instance:Instance", call: "create", nth: 1, fault: "fail" }],
            latencyMs: 50,
        });
        expect(parseFaults('{"latencyMs":5}').latencyMs).to.equal(5);
        expect(parseFaults(undefined)).to.deep.equal({ faults: [], latencyMs: 0 });
    });

    it("names every mistake at once, and what is allowed", () => {
        const text = '[{"type":"Instance","call":"make","nth":0,"fault":"explode","when":1},{"latencyMs":-1},7]';

        expect(() => parseFaults(text)).to.throw(
            [
                'EVENKEEL_FAULTS[0] has the unknown key "when"; allowed are type, call, nth, fault.',
                'EVENKEEL_FAULTS[0].type is "Instance"; write a type such as "aws:rds/instance:Instance".',
                'EVENKEEL_FAULTS[0].call is "make"; write "create" or "read" or "update" or "delete".',
                'EVENKEEL_FAULTS[0].fault is "explode"; write "fail" or "throttle" or "timeout" or "lose-answer".',
                "EVENKEEL_FAULTS[0].nth is 0; write a whole number from 1.",
                "EVENKEEL_FAULTS[1].latencyMs is -1; write milliseconds, 0 or more.",
                'EVENKEEL_FAULTS[2] is not an object; write {"type", "call", "nth", "fault"} or {"latencyMs"}.',
            ].join("\n"),
        );
        expect(() => parseFaults("nonsense")).to.throw("EVENKEEL_FAULTS is not JSON");
    });
});

describe("Faults", () => {
    async function outcome(faults: Faults): Promise<string> {
        try {
            return await faults.during("create", subject, () => "made");
        } catch (error) {
            return String(error);
        }
    }

    it("lets the n-th call fail and no other", async () => {
        const faults = new Faults(
            parseFaults('{"type":"aws:rds/instance:Instance","call":"create","nth":2,"fault":"timeout"}'),
        );

        expect(
            [await outcome(faults), await outcome(faults), await outcome(faults)].map((text) =>
                text.split(":")[1]?.trim(),
            ),
        ).to.deep.equal([undefined, "RequestTimeout", undefined]);
    });

    it("ends a wait when the run is cancelled", async () => {
        const faults = new Faults({ faults: [], latencyMs: 60_000 });
        const waiting = outcome(faults);
        faults.cancel();

        expect(await waiting).to.contain("RequestCanceled");
    });
});
