import { expect } from "chai";
import { newImageId } from "../images/id.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { imageOf } from "../testing/stored-image.js";
import { DataDeletion } from "./data-deletion.js";

const ordered = Date.UTC(2026, 4, 3, 14);

describe("DataDeletion", () => {
    let catalogue: MemoryCatalogue;
    let lines: string[];
    let now: number;

    beforeEach(() => {
        catalogue = new MemoryCatalogue();
        [lines, now] = [[], ordered + 1_000];
    });

    const upload = async (milliseconds: number): Promise<void> => {
        const uploadedAt = new Date(milliseconds);
        await catalogue.add(imageOf({ id: newImageId(uploadedAt), uploadedAt }));
    };
    const make = (store: Pick<MemoryCatalogue, "page" | "startDeletion"> = catalogue): DataDeletion =>
        new DataDeletion({
            catalogue: store,
            log: { info: (message) => lines.push(message), warn: (message) => lines.push(message) },
            now: () => new Date(now),
            pause: async () => undefined,
        });
    const carryOut = async (before: number, deletion = make()): Promise<void> => {
        deletion.order(before);
        await deletion.finished();
    };

    it("deletes what was uploaded before the moment, however much it is, and nothing else", async () => {
        for (let age = 1; age <= 250; age += 1) await upload(ordered - age);
        await upload(ordered);
        await upload(ordered + 500);
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(2);
        expect(await catalogue.unfinishedDeletions(1_000)).to.have.lengthOf(250);
    });

    it("deletes nothing that was uploaded since when a node carries it out again", async () => {
        await carryOut(ordered);
        await upload(ordered + 1);
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(1);
    });

    it("does nothing where nothing was ordered, or nothing new", async () => {
        await upload(ordered - 1);
        await carryOut(0);
        expect([await catalogue.count(), lines]).to.deep.equal([1, []]);
        const deletion = make();
        await carryOut(ordered, deletion);
        await carryOut(ordered - 100, deletion);
        expect(lines).to.have.lengthOf(1);
    });

    it("never goes beyond its own time, whatever the manager's clock says", async () => {
        const deletion = make();
        await carryOut(ordered + 10 * 365 * 86_400_000, deletion);
        await upload(now + 1);
        await carryOut(ordered, deletion);

        expect(await catalogue.count()).to.equal(1);
    });

    it("tries again where the database does not answer", async () => {
        await upload(ordered - 1);
        let failures = 2;
        await carryOut(
            ordered,
            make({
                page: (options) => {
                    failures -= 1;
                    return failures >= 0 ? Promise.reject(new Error("down")) : catalogue.page(options);
                },
                startDeletion: (id) => catalogue.startDeletion(id),
            }),
        );

        expect(lines.map((line) => line.split(";")[0])).to.deep.equal([
            "not all data could be deleted",
            "not all data could be deleted",
            "all data deleted",
        ]);
        expect(await catalogue.count()).to.equal(0);
    });
});
