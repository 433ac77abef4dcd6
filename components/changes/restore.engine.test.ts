import { LocalProject } from "@evenkeel/testing";
import { expect } from "chai";
import { join } from "node:path";

type Inputs = Record<string, unknown>;

// The simulated cloud keeps no data; what can be shown is what RDS is asked for, and what it is not asked for later.
describe("a database that begins with the data of another", () => {
    let project: LocalProject;
    let made: Record<string, Inputs>;

    before("bring all of them up", async () => {
        project = await LocalProject.open(join(__dirname, "restore"), "dev");
        const { code, stdout, stderr } = await project.up();
        expect(code, stdout + stderr).to.equal(0);
        made = await instances();
    });
    after(() => project.remove());

    /** What the state has of each instance, by the name of its database. */
    async function instances(): Promise<Record<string, Inputs>> {
        const { deployment } = (await project.exportState()) as {
            deployment: { resources: { urn: string; inputs: Inputs }[] };
        };
        return Object.fromEntries(
            deployment.resources.flatMap(({ urn, inputs }) => {
                const [, name] = /aws:rds\/instance:Instance::(.+)-instance$/.exec(urn) ?? [];
                return name === undefined ? [] : [[name, inputs]];
            }),
        );
    }

    it("is made from a snapshot", () => {
        expect(made.moved).to.include({ snapshotIdentifier: "before-the-move" });
        expect(made.moved).to.not.have.property("restoreToPointInTime");
    });

    it("is made from a moment of an instance, or from the latest that there is", () => {
        const sourceDbInstanceIdentifier = made.orders?.identifier;

        expect(made.rewound).to.not.have.property("snapshotIdentifier");
        expect(made.rewound?.restoreToPointInTime).to.include({
            sourceDbInstanceIdentifier,
            restoreTime: "2026-11-22T20:15:00Z",
        });
        expect(made.mirror?.restoreToPointInTime).to.include({
            sourceDbInstanceIdentifier,
            useLatestRestorableTime: true,
        });
    });

    it("has an identifier of its own, and the key of the other", () => {
        const all = Object.values(made);

        expect(Object.keys(made)).to.have.members(["orders", "moved", "rewound", "mirror"]);
        expect(new Set(all.map(({ identifier }) => identifier))).to.have.property("size", 4);
        expect(new Set(all.map(({ kmsKeyId }) => kmsKeyId))).to.have.property("size", 1);
    });

    for (const step of ["another", "forgotten"]) {
        it(`stays what it is when what it was made from is ${step}`, async () => {
            const { code, stdout, stderr } = await project.up(["-c", `restore:step=${step}`]);

            expect(code, stdout + stderr).to.equal(0);
            expect(stdout)
                .to.match(/\d+ unchanged/)
                .and.not.match(/updated|replaced|created|deleted/);
            expect(await instances()).to.deep.equal(made);
        });
    }
});
