import { expect } from "chai";
import { five, Scene } from "./testing/scene.js";

const timeout = "Target.Timeout";
const one = { "i-1": timeout };

const ten = [...five, "i-6", "i-7", "i-8", "i-9", "i-10"];
/** The first so many of ten are sick, each with a fault of its own. */
const tenths = (count: number): Readonly<Record<string, string>> =>
    Object.fromEntries(ten.slice(0, count).map((id, place) => [id, `Target.ResponseCodeMismatch: [50${place}]`]));

/** A group in which one instance has been replaced, and everybody is well. */
function afterReplacement(): Scene {
    const scene = new Scene().keepSeeing(4, { sick: one });
    scene.obey();
    const ids = [...five.slice(1), "i-6"];
    scene.see({ ids }).obey();
    return scene;
}

describe("a replacement", () => {
    it("waits for ten minutes after the last one, and nobody is called for that", () => {
        const scene = afterReplacement();
        const look = { ids: [...five.slice(1), "i-6"], sick: { "i-2": timeout } };

        expect(scene.keepSeeing(8, look).todo).to.deep.equal([]);
        expect(scene.see(look).todo).to.deep.equal(["keepEvidence i-2"]);
    });

    it("waits for the one in flight, whose instance began to fail first", () => {
        const scene = new Scene().see({ sick: one }).see({ sick: one });
        const sick = { ...one, "i-2": "Target.FailedHealthChecks" };
        expect(scene.keepSeeing(2, { sick }).obey()).to.deep.equal([
            ...["keepEvidence i-1", "terminate i-1", "tell replacement opened"],
        ]);

        expect(scene.keepSeeing(3, { sick: { "i-2": sick["i-2"] }, ids: five.slice(1) }).todo).not.to.include(
            "keepEvidence i-2",
        );
    });

    it("is the last of three within an hour, and then a person is called", () => {
        const scene = new Scene();
        let ids = five;
        for (const [leaver, newcomer] of [
            ["i-1", "i-6"],
            ["i-2", "i-7"],
            ["i-3", "i-8"],
        ] as const) {
            scene.keepSeeing(4, { ids, sick: { [leaver]: timeout } });
            expect(scene.obey()[0]).to.equal(`keepEvidence ${leaver}`);
            ids = [...ids.filter((id) => id !== leaver), newcomer];
            scene.keepSeeing(8, { ids }).obey();
        }
        scene.keepSeeing(4, { ids, sick: { "i-4": timeout } });

        expect(scene.todo).to.deep.equal(["tell page opened"]);
        expect(scene.causes).to.deep.equal([
            "i-4 fails and is not replaced. 3 instances have been replaced within the hour, and that did not help.",
        ]);
    });

    const held: readonly (readonly [string, Parameters<Scene["see"]>[0], string])[] = [
        [
            "where more than 40 % are unhealthy",
            { sick: { "i-1": timeout, "i-2": "Target.FailedHealthChecks", "i-3": "Target.ResponseCodeMismatch" } },
            "3 of 5 instances are unhealthy, more than 40 %.",
        ],
        [
            "where without it fewer would be healthy than the minimum of a group that is to be larger",
            { sick: one, group: { minimum: 5, desired: 6 } },
            "Without it 4 instances would be healthy, and 5 have to be.",
        ],
        [
            "where not all others of a group at its minimum are healthy",
            { sick: one, lifecycle: { "i-2": "Pending" }, group: { minimum: 5, desired: 5 } },
            "Without it 3 instances would be healthy, and 4 have to be.",
        ],
        [
            "where half of a group that has grown are unhealthy, though their faults are many",
            { ids: ten, sick: tenths(5), group: { minimum: 2 } },
            "5 of 10 instances are unhealthy, more than 40 %.",
        ],
        [
            "where both of two are unhealthy",
            { ids: ["i-1", "i-2"], sick: tenths(2) },
            "2 of 2 instances are unhealthy, more than 40 %. Without it 0 instances would be healthy, and 1 have to be.",
        ],
        [
            "where all miss the same dependency",
            { sick: one, probe: { failed: 1, dependencies: ["database"] } },
            "All instances miss the same dependency: database.",
        ],
        [
            "where others began to fail together with it, with the same fault",
            { sick: { "i-1": timeout, "i-2": timeout } },
            "2 instances began to fail together with the same fault.",
        ],
        [
            "where the group would start no other",
            { sick: one, group: { replaces: false } },
            "The group has been told to start no instances.",
        ],
    ];
    for (const [where, look, sentence] of held) {
        it(`is not begun ${where}, and a person is called once`, () => {
            const scene = new Scene().keepSeeing(4, look);

            expect(scene.obey()).to.deep.equal(["tell page opened"]);
            expect(scene.causes[0]).to.equal(`i-1 fails and is not replaced. ${sentence}`);
            expect(scene.keepSeeing(20, look).todo).to.deep.equal([]);
            expect(scene.keepSeeing(2).todo).to.deep.equal([]);
            expect(scene.see().todo).to.deep.equal(["tell page resolved"]);
        });
    }

    it("that is held back calls nobody anew, nor ends the call, because of looks close together", () => {
        const look = { sick: one, group: { replaces: false } };
        const scene = new Scene().keepSeeing(4, look);
        scene.obey();
        for (let each = 0; each < 5; each += 1) {
            expect(scene.see(look, 5).todo, "while it is sick").to.deep.equal([]);
        }
        for (let each = 0; each < 5; each += 1) {
            expect(scene.see({}, 5).todo, "for less than half a minute").to.deep.equal([]);
        }

        expect(scene.see().todo).to.deep.equal([]);
        expect(scene.see().todo).to.deep.equal(["tell page resolved"]);
    });

    it("is begun with 40 % unhealthy, where they have nothing in common", () => {
        const scene = new Scene().keepSeeing(4, { sick: { "i-1": timeout, "i-2": "Target.FailedHealthChecks" } });

        expect(scene.todo).to.deep.equal(["keepEvidence i-1"]);
    });

    for (const [where, ids] of [
        ["the only instance of a group", ["i-1"]],
        ["one of two", ["i-1", "i-2"]],
        ["one of a group of five that is at its minimum", five],
    ] as const) {
        it(`is begun for ${where}, because who is sick serves nobody`, () => {
            const look = { ids, sick: one, group: { minimum: ids.length } };

            expect(new Scene().keepSeeing(4, look).todo).to.deep.equal(["keepEvidence i-1"]);
        });
    }

    it("is begun with four of ten unhealthy", () => {
        const scene = new Scene().keepSeeing(4, { ids: ten, sick: tenths(4), group: { minimum: 2 } });

        expect(scene.todo).to.deep.equal(["keepEvidence i-1"]);
    });

    it("that does not end within a quarter of an hour calls a person, and holds back all others", () => {
        const scene = new Scene().keepSeeing(4, { sick: one });
        scene.obey();
        const look = { ids: five.slice(1), group: { desired: 5 }, sick: { "i-2": "Target.FailedHealthChecks" } };

        expect(scene.keepSeeing(16, look).todo).to.deep.equal(["tell page opened"]);
        expect(scene.causes).to.deep.equal(["The replacement of i-1 takes longer than 15 minutes."]);
    });

    it("does not begin because the web site fails of which no instance is to blame; a person is called", () => {
        const scene = new Scene().keepSeeing(4, { probe: { failed: 3, reason: "/ready was answered with 502" } });

        expect(scene.todo).to.deep.equal(["tell page opened"]);
        expect(scene.causes).to.deep.equal([
            "The web site does not answer as it should: /ready was answered with 502.",
        ]);
    });
});
