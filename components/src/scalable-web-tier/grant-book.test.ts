import { setImmediate } from "node:timers/promises";
import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { GrantBook } from "../common/grant-book.js";
import type { Grant } from "../common/grants.js";
import { tierGrantBook } from "./grant-book.js";

const uploads = { fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/mnt/uploads" };
const grant = (parts: Partial<Grant>): Grant => ({ environment: {}, resources: [], ...parts });

/** What a book of a tier says when it is granted something. */
async function refusal(use: (book: GrantBook) => void): Promise<string> {
    let message = "";
    await plan(() => {
        message = messageOf(() => use(tierGrantBook("web", { environment: { SET: "1" }, mounts: [uploads] })));
    });
    return message;
}

describe("the book of grants of a ScalableWebTier", () => {
    it("is closed when the instances are defined, and says what to do", async () => {
        let message = "";
        await plan(async () => {
            const book = tierGrantBook("web", {});
            await setImmediate();
            message = messageOf(() => book.accept(grant({})));
        });
        expect(message).to.equal(
            'ScalableWebTier "web": a grant came after the instances were defined; make all grants right after the tier ' +
                "is constructed, before anything is awaited and not inside apply.",
        );
    });

    it("refuses to set what the arguments or the tier itself set", async () => {
        for (const variable of ["SET", "PORT"]) {
            expect(await refusal((book) => book.accept(grant({ environment: { [variable]: "2" } })))).to.equal(
                `ScalableWebTier "web": a grant sets "${variable}", which is set already; one tier can be granted one thing of a kind.`,
            );
        }
    });

    it("refuses a second mount at a path of the arguments, and a path that is none", async () => {
        expect(await refusal((book) => book.accept(grant({ mounts: [uploads] })))).to.equal(
            'ScalableWebTier "web": a grant mounts "/mnt/uploads", where something is mounted already; choose different paths.',
        );
        expect(await refusal((book) => book.accept(grant({ mounts: [{ ...uploads, path: "mnt/a b" }] })))).to.equal(
            'ScalableWebTier "web": a grant mounts "mnt/a b"; use an absolute path of plain words.',
        );
    });
});
