import { setImmediate } from "node:timers/promises";
import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { Grant } from "../common/grants.js";
import { GrantBook } from "./grant-book.js";

const uploads = { fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/mnt/uploads" };
const grant = (parts: Partial<Grant>): Grant => ({ environment: {}, resources: [], ...parts });

/** What a test made of a book says when it is granted something. */
async function refusal(use: (book: GrantBook) => void): Promise<string> {
    let message = "";
    await plan(() => {
        message = messageOf(() => use(new GrantBook("web", { environment: { SET: "by arguments" } })));
    });
    return message;
}

describe("GrantBook", () => {
    it("adds grants that come later to what the arguments set", async () => {
        let book: GrantBook | undefined;
        const graph = await plan(() => {
            book = new GrantBook("web", { environment: { SET: "by arguments" } });
            book.accept(grant({ environment: { HOST: pulumi.output("db") } }));
            book.accept(grant({ mounts: [uploads] }));
        });
        expect(await graph.output(book?.environment)).to.deep.equal({ SET: "by arguments", HOST: "db" });
        expect(await graph.output(book?.mounts)).to.deep.equal([uploads]);
    });

    it("does not settle before the synchronous run is over", async () => {
        const order: string[] = [];
        await plan(async () => {
            const book = new GrantBook("web", {});
            const settled = book.resources.then(() => order.push("settled"));
            await Promise.resolve();
            order.push("the run and its microtasks");
            await settled;
        });
        expect(order).to.deep.equal(["the run and its microtasks", "settled"]);
    });

    it("hands over what must exist before an instance boots", async () => {
        await plan(async () => {
            const resource = new pulumi.ComponentResource("test:index:Granted", "granted");
            const book = new GrantBook("web", {});
            book.accept(grant({ resources: [resource] }));
            expect(await book.resources).to.deep.equal([resource]);
        });
    });

    it("refuses a grant that comes too late, and says what to do", async () => {
        let message = "";
        await plan(async () => {
            const book = new GrantBook("web", {});
            await setImmediate();
            message = messageOf(() => book.accept(grant({})));
        });
        expect(message).to.equal(
            'ScalableWebTier "web": a grant came after the instances were defined; make all grants right after the tier ' +
                "is constructed, before anything is awaited and not inside apply.",
        );
    });

    it("refuses to set a variable twice", async () => {
        expect(await refusal((book) => book.accept(grant({ environment: { SET: "again" } })))).to.contain(
            'a grant sets "SET", which is set already;',
        );
        expect(await refusal((book) => book.accept(grant({ environment: { PORT: "1" } })))).to.contain(
            'a grant sets "PORT", which is set already;',
        );
    });

    it("takes nothing of a grant that it refuses", async () => {
        let book: GrantBook | undefined;
        const graph = await plan(() => {
            const made = new GrantBook("web", { environment: { SET: "by arguments" } });
            messageOf(() => made.accept(grant({ environment: { NEW: "1", SET: "2" }, mounts: [uploads] })));
            book = made;
        });
        expect(await graph.output(book?.environment)).to.deep.equal({ SET: "by arguments" });
        expect(await graph.output(book?.mounts)).to.deep.equal([]);
    });

    it("refuses two mounts at one path, and paths that are none", async () => {
        const twice = await refusal((book) => {
            book.accept(grant({ mounts: [uploads] }));
            book.accept(grant({ mounts: [uploads] }));
        });
        const refused = 'a grant mounts "/mnt/uploads", where something is mounted already; choose different paths.';
        expect(twice).to.contain(refused);
        let again = "";
        await plan(() => {
            again = messageOf(() => new GrantBook("web", { mounts: [uploads] }).accept(grant({ mounts: [uploads] })));
        });
        expect(again).to.equal(`ScalableWebTier "web": ${refused}`);
        const nowhere = await refusal((book) => book.accept(grant({ mounts: [{ ...uploads, path: "mnt/a b" }] })));
        expect(nowhere).to.contain('a grant mounts "mnt/a b"; use an absolute path of plain words.');
    });
});
