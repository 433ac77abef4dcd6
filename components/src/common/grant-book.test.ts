import { setImmediate } from "node:timers/promises";
import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "./fixtures.test.js";
import { type BookOwner, GrantBook } from "./grant-book.js";
import type { Grant } from "./grants.js";

const uploads = { fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/mnt/uploads" };
const grant = (parts: Partial<Grant>): Grant => ({ environment: {}, resources: [], ...parts });
const owner: BookOwner = {
    component: "Machine",
    name: "main",
    kind: "machine",
    defined: "its wheels were",
    environment: { SET: "by arguments" },
    suppliedVariables: ["PORT"],
    mountFindings: (paths) => [paths.includes("/nowhere") && "a grant mounts nowhere; use a place."],
};

/** What a test made of a book says when it is granted something. */
async function refusal(use: (book: GrantBook) => void, given: Partial<BookOwner> = {}): Promise<string> {
    let message = "";
    await plan(() => {
        message = messageOf(() => use(new GrantBook({ ...owner, ...given })));
    });
    return message;
}

describe("GrantBook", () => {
    it("adds grants that come later to what the arguments set", async () => {
        let book: GrantBook | undefined;
        const graph = await plan(() => {
            book = new GrantBook(owner);
            book.accept(grant({ environment: { HOST: pulumi.output("db") } }));
            book.accept(grant({ mounts: [uploads] }));
        });
        expect(await graph.output(book?.environment)).to.deep.equal({ SET: "by arguments", HOST: "db" });
        expect(await graph.output(book?.mounts)).to.deep.equal([uploads]);
    });

    it("does not settle before the synchronous run is over", async () => {
        const order: string[] = [];
        await plan(async () => {
            const book = new GrantBook(owner);
            const settled = book.resources.then(() => order.push("settled"));
            await Promise.resolve();
            order.push("the run and its microtasks");
            await settled;
        });
        expect(order).to.deep.equal(["the run and its microtasks", "settled"]);
    });

    it("hands over what must exist before the software starts", async () => {
        await plan(async () => {
            const resource = new pulumi.ComponentResource("test:index:Granted", "granted");
            const book = new GrantBook(owner);
            book.accept(grant({ resources: [resource] }));
            expect(await book.resources).to.deep.equal([resource]);
        });
    });

    it("refuses a grant that comes too late, and says what to do", async () => {
        let message = "";
        await plan(async () => {
            const book = new GrantBook(owner);
            await setImmediate();
            message = messageOf(() => book.accept(grant({})));
        });
        expect(message).to.equal(
            'Machine "main": a grant came after its wheels were defined; make all grants right after the machine ' +
                "is constructed, before anything is awaited and not inside apply.",
        );
    });

    it("refuses to set a variable twice, and one that the owner sets itself", async () => {
        for (const variable of ["SET", "PORT"]) {
            expect(await refusal((book) => book.accept(grant({ environment: { [variable]: "again" } })))).to.equal(
                `Machine "main": a grant sets "${variable}", which is set already; one machine can be granted one thing of a kind.`,
            );
        }
    });

    it("takes nothing of a grant that it refuses", async () => {
        let book: GrantBook | undefined;
        const graph = await plan(() => {
            const made = new GrantBook(owner);
            messageOf(() => made.accept(grant({ environment: { NEW: "1", SET: "2" }, mounts: [uploads] })));
            book = made;
        });
        expect(await graph.output(book?.environment)).to.deep.equal({ SET: "by arguments" });
        expect(await graph.output(book?.mounts)).to.deep.equal([]);
    });

    it("refuses two mounts at one path, also where the arguments have the first", async () => {
        const refused =
            'Machine "main": a grant mounts "/mnt/uploads", where something is mounted already; choose different paths.';
        const mountTwice = (book: GrantBook) => {
            book.accept(grant({ mounts: [uploads] }));
            book.accept(grant({ mounts: [uploads] }));
        };

        expect(await refusal(mountTwice)).to.equal(refused);
        expect(await refusal((book) => book.accept(grant({ mounts: [uploads] })), { mounts: [uploads] })).to.equal(
            refused,
        );
    });

    it("refuses mounts with which its owner finds fault", async () => {
        expect(await refusal((book) => book.accept(grant({ mounts: [{ ...uploads, path: "/nowhere" }] })))).to.equal(
            'Machine "main": a grant mounts nowhere; use a place.',
        );
    });
});
