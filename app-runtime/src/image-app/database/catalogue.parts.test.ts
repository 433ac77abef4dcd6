import { expect } from "chai";
import { newImageId } from "../images/id.js";
import type { Image } from "../images/image.js";
import { openDatabase, type Database } from "./index.js";
import { AlreadyExists, UnstorableValue } from "./errors.js";
import { createTestDatabase, describeEach, type TestDatabase } from "./test-database.test.js";

let minute = 0;

/** An image of its own minute, so that ids of later ones are greater. */
function image(given: Partial<Image> = {}): Image {
    minute += 1;
    const uploadedAt = new Date(Date.UTC(2026, 0, 1, 0, minute, 7, 123));
    return {
        id: newImageId(uploadedAt),
        name: "picture.jpg",
        ownerId: newImageId(),
        format: "jpeg",
        width: 4_000,
        height: 3_000,
        bytes: 5_000_000_000,
        takenAt: new Date("2025-07-06T05:04:03.021Z"),
        camera: "Nikon D90",
        uploadedAt,
        location: "shared",
        link: undefined,
        checksum: "a".repeat(64),
        ...given,
    };
}

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

const ids = (images: readonly Image[]): string[] => images.map(({ id }) => id);

describeEach("the catalogue", (engine) => {
    let place: TestDatabase;
    let database: Database;

    before(async () => {
        place = await createTestDatabase(engine);
        database = openDatabase(place.options);
        await database.ready();
    });

    after(() => database?.close());

    afterEach(() => place.run("delete from images"));

    const added = async (...images: Image[]): Promise<Image[]> => {
        for (const each of images) await database.images.add(each);
        return images;
    };

    it("gives back what was added: every field, times to the millisecond, sizes beyond 32 bits", async () => {
        const [first] = await added(image());

        expect(await database.images.find(first?.id ?? "")).to.deep.equal(first);
    });

    it("keeps what is not known as not known", async () => {
        const [bare] = await added(image({ takenAt: undefined, camera: undefined }));

        expect(await database.images.find(bare?.id ?? "")).to.deep.equal(bare);
    });

    it("keeps times as they are, whatever the zone of this process and of the server", async () => {
        const previous = process.env.TZ;
        process.env.TZ = "Pacific/Kiritimati";
        try {
            const takenAt = new Date("1000-01-01T00:00:00.000Z");
            const [far] = await added(image({ takenAt, uploadedAt: new Date("2026-01-01T03:00:00.000Z") }));
            expect(await database.images.find(far?.id ?? "")).to.deep.equal(far);
        } finally {
            if (previous === undefined) delete process.env.TZ;
            else process.env.TZ = previous;
        }
        const [row] = await place.run("select extract(hour from uploaded_at) as hour from images");
        expect(Number((row as { hour: unknown }).hour)).to.equal(3);
    });

    for (const name of ["😀".repeat(255), "né 名前 \u202e ' \" \\ ; -- %_", " blanks around ", "-"]) {
        it(`keeps the name ${JSON.stringify(name.slice(0, 20))} letter by letter`, async () => {
            const [named] = await added(image({ name }));

            expect((await database.images.find(named?.id ?? ""))?.name).to.equal(name);
        });
    }

    for (const name of ["a".repeat(256), "a\u0000b"]) {
        it(`refuses the name ${JSON.stringify(name.slice(0, 5))} of ${name.length} characters, and writes nothing`, async () => {
            const error = await errorOf(database.images.add(image({ name })));

            expect(error).to.be.instanceOf(UnstorableValue);
            expect(await database.images.page({ before: undefined, limit: 9 })).to.deep.equal([]);
        });
    }

    it("makes do with what a hostile picture says about itself", async () => {
        const takenAt = new Date(Number.NaN);
        const [odd] = await added(image({ camera: `\u0000${"x".repeat(300)}`, takenAt }));

        expect(await database.images.find(odd?.id ?? "")).to.include({ camera: "x".repeat(255), takenAt: undefined });
    });

    it("says that there is one already", async () => {
        const [first] = await added(image());

        expect(await errorOf(database.images.add(image({ id: first?.id ?? "" })))).to.be.instanceOf(AlreadyExists);
    });

    for (const id of ["", "nobody", "' or '1'='1", "é", "a\u0000", "x".repeat(5_000)]) {
        it(`finds nothing by the id ${JSON.stringify(id.slice(0, 12))}`, async () => {
            await added(image());

            expect(await database.images.find(id)).to.equal(undefined);
            expect(await database.images.isKnown(id)).to.equal(false);
            expect(await database.images.startDeletion(id)).to.equal(undefined);
        });
    }

    it("pages from the newest to the oldest, each image once", async () => {
        const [a, b, c, d, e] = ids(await added(image(), image(), image(), image(), image()));
        const page = async (before: string | undefined) => ids(await database.images.page({ before, limit: 2 }));

        expect(await page(undefined)).to.deep.equal([e, d]);
        // One that comes meanwhile moves nothing.
        await added(image());
        expect(await page(d)).to.deep.equal([c, b]);
        expect(await page(b)).to.deep.equal([a]);
        expect(await page(a)).to.deep.equal([]);
    });

    it("reads a page from an index, in its order", async () => {
        await added(...Array.from({ length: 40 }, () => image()));
        const page = "select id from images where deleted_at is null and id < 'f' order by id desc limit 10";
        const plan = JSON.stringify(
            await (engine === "postgres"
                ? place.run("analyze images", "set enable_seqscan = off", `explain ${page}`)
                : place.run("analyze table images", `explain ${page}`)),
        );

        expect(plan).to.match(/Index \w*.*Scan Backward|"key":"(PRIMARY|images_deleted_at)"/);
        expect(plan).not.to.match(/Sort|filesort/);
    });

    it("forgets an image in two steps, and nobody finds it in between", async () => {
        const [gone, stays] = await added(image(), image());
        const id = gone?.id ?? "";

        expect(await database.images.startDeletion(id)).to.deep.equal(gone);
        expect(await database.images.find(id)).to.equal(undefined);
        expect(ids(await database.images.page({ before: undefined, limit: 9 }))).to.deep.equal([stays?.id]);
        expect(await database.images.claimUnmoved({ limit: 9, leaseSeconds: 60, holder: "a" })).to.deep.equal([stays]);
        expect(await database.images.recordMoved(id, "s3://bucket/x/")).to.equal(false);
        expect(await database.images.isKnown(id)).to.equal(true);
        expect(await database.images.unfinishedDeletions(9)).to.deep.equal([gone]);

        await database.images.finishDeletion(id);
        expect(await database.images.isKnown(id)).to.equal(false);
        expect(await database.images.unfinishedDeletions(9)).to.deep.equal([]);
    });

    it("starts a deletion once, of however many who ask at once", async () => {
        const [one] = await added(image());
        const answers = await Promise.all(
            Array.from({ length: 6 }, () => database.images.startDeletion(one?.id ?? "")),
        );

        expect(answers.filter((answer) => answer !== undefined)).to.deep.equal([one]);
    });

    it("does not finish a deletion that nobody started", async () => {
        const [one] = await added(image());
        await database.images.finishDeletion(one?.id ?? "");

        expect(await database.images.find(one?.id ?? "")).to.deep.equal(one);
    });

    it("records where the bytes went, and answers the same when it is told again", async () => {
        const [one] = await added(image());
        const link = "s3://bucket/images/x/";

        expect(await database.images.recordMoved(one?.id ?? "", link)).to.equal(true);
        expect(await database.images.recordMoved(one?.id ?? "", link)).to.equal(true);
        expect(await database.images.find(one?.id ?? "")).to.include({ location: "objects", link });
        expect(await database.images.claimUnmoved({ limit: 9, leaseSeconds: 60, holder: "a" })).to.deep.equal([]);
    });

    it("gives out unmoved images oldest first, to one holder at a time", async () => {
        const [first, second, third] = await added(image(), image(), image());
        const claim = (holder: string, limit: number, leaseSeconds = 60) =>
            database.images.claimUnmoved({ limit, leaseSeconds, holder });

        expect(await claim("a", 2)).to.deep.equal([first, second]);
        expect(await claim("b", 9)).to.deep.equal([third]);
        expect(await claim("b", 9)).to.deep.equal([third]);
        expect(await claim("a", 9)).to.deep.equal([first, second]);
    });

    it("gives an image to somebody else when the lease of who claimed it is over", async () => {
        const [one] = await added(image());
        await database.images.claimUnmoved({ limit: 1, leaseSeconds: 0, holder: "died" });

        expect(await database.images.claimUnmoved({ limit: 1, leaseSeconds: 60, holder: "b" })).to.deep.equal([one]);
        expect(await database.images.claimUnmoved({ limit: 1, leaseSeconds: 60, holder: "died" })).to.deep.equal([]);
    });

    it("gives each image to one of those who claim at the same time", async () => {
        const all = await added(...Array.from({ length: 24 }, () => image()));
        const claims = await Promise.all(
            Array.from({ length: 8 }, (_, holder) =>
                database.images.claimUnmoved({ limit: 3, leaseSeconds: 60, holder: `instance ${holder}` }),
            ),
        );
        const claimed = ids(claims.flat());

        expect(new Set(claimed).size).to.equal(claimed.length);
        expect(ids(all)).to.include.members(claimed);
    });

    it("says how many images wait, and how long the oldest has, whoever has claimed them", async () => {
        expect(await database.images.waiting()).to.deep.equal({ images: 0, oldestSeconds: 0 });
        const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);
        const [, deleted, moved] = await added(
            image({ uploadedAt: ago(100) }),
            image({ uploadedAt: ago(300) }),
            image({ uploadedAt: ago(400) }),
            image({ uploadedAt: ago(50) }),
        );
        await database.images.startDeletion(deleted?.id ?? "");
        await database.images.recordMoved(moved?.id ?? "", "s3://bucket/x/");
        await database.images.claimUnmoved({ limit: 9, leaseSeconds: 60, holder: "a" });

        const { images, oldestSeconds } = await database.images.waiting();
        expect(images).to.equal(2);
        expect(oldestSeconds).to.be.within(99, 130);
    });

    it("calls nobody late whose clock is ahead", async () => {
        await added(image({ uploadedAt: new Date(Date.now() + 600_000) }));

        expect(await database.images.waiting()).to.deep.equal({ images: 1, oldestSeconds: 0 });
    });

    it("skips what somebody is claiming at this moment, without waiting for them", async () => {
        const [locked, free] = await added(image(), image());
        await place.holding([`select id from images where id = '${locked?.id}' for update`], async () => {
            expect(await database.images.claimUnmoved({ limit: 9, leaseSeconds: 60, holder: "a" })).to.deep.equal([
                free,
            ]);
        });
    });
});

describeEach("the accounts", (engine) => {
    let place: TestDatabase;
    let database: Database;
    const account = (name: string) => ({
        id: newImageId(),
        name,
        passwordHash: "scrypt$abc",
        tokenHash: undefined,
    });

    before(async () => {
        place = await createTestDatabase(engine);
        database = openDatabase(place.options);
        await database.ready();
    });

    after(() => database?.close());

    afterEach(() => place.run("delete from accounts"));

    it("are found by their name, letter by letter", async () => {
        const anna = account("Änna 名");
        await database.accounts.add(anna);

        expect(await database.accounts.find("Änna 名")).to.deep.equal(anna);
        for (const other of ["änna 名", "Anna 名", "Änna 名 ", " Änna 名", "Änna", "", "a\u0000", "x".repeat(9_999)]) {
            expect(await database.accounts.find(other)).to.equal(undefined);
        }
    });

    it("have names of their own", async () => {
        await database.accounts.add(account("anna"));

        expect(await errorOf(database.accounts.add(account("anna")))).to.be.instanceOf(AlreadyExists);
        await database.accounts.add(account("Anna"));
    });

    it("are listed by their names", async () => {
        for (const name of ["carl", "anna", "bert"]) await database.accounts.add(account(name));

        expect(await database.accounts.names()).to.deep.equal(["anna", "bert", "carl"]);
    });

    it("are found by the hash of their token, the last one that was set", async () => {
        const anna = account("anna");
        await database.accounts.add(anna);
        expect(await database.accounts.findByTokenHash("first")).to.equal(undefined);

        expect(await database.accounts.change(anna, { tokenHash: "first" })).to.equal(true);
        expect(await database.accounts.change(anna, { tokenHash: "second" })).to.equal(true);
        expect(await database.accounts.findByTokenHash("first")).to.equal(undefined);
        expect(await database.accounts.findByTokenHash("second")).to.deep.equal({ ...anna, tokenHash: "second" });
        expect(await database.accounts.findByTokenHash("' or 1=1 é")).to.equal(undefined);
    });

    it("have another password or another token, or none, and keep what is not changed", async () => {
        const anna = { ...account("anna"), tokenHash: "token" };
        const bert = account("bert");
        await Promise.all([anna, bert].map((each) => database.accounts.add(each)));

        expect(await database.accounts.change(anna, { passwordHash: "scrypt$new" })).to.equal(true);
        const changed = { ...anna, passwordHash: "scrypt$new" };
        expect(await database.accounts.find("anna")).to.deep.equal(changed);
        expect(await database.accounts.change(changed, { tokenHash: undefined })).to.equal(true);
        expect(await database.accounts.find("anna")).to.deep.equal({ ...changed, tokenHash: undefined });
        expect(await database.accounts.find("bert")).to.deep.equal(bert);
    });

    it("are not changed by who knows another password of them, or where there are none", async () => {
        const anna = account("anna");
        await database.accounts.add(anna);

        for (const other of [{ ...anna, passwordHash: "scrypt$old" }, account("nobody"), { ...anna, id: "é" }]) {
            expect(await database.accounts.change(other, { passwordHash: "x", tokenHash: "y" })).to.equal(false);
        }
        expect(await database.accounts.find("anna")).to.deep.equal(anna);
    });

    it("change once, of two who change a password at once", async () => {
        const anna = account("anna");
        await database.accounts.add(anna);
        const changes = ["scrypt$1", "scrypt$2"].map((passwordHash) =>
            database.accounts.change(anna, { passwordHash }),
        );

        expect((await Promise.all(changes)).sort()).to.deep.equal([false, true]);
    });

    it("are not given away by the error about a statement that failed", async () => {
        await database.accounts.add(account("anna"));
        const error = await errorOf(database.accounts.add({ ...account("anna"), passwordHash: "the-secret-hash" }));

        expect(String(error)).to.contain("AlreadyExists").and.not.to.contain("the-secret-hash");
    });
});

describeEach("failed log-ins", (engine) => {
    let place: TestDatabase;
    let one: Database;
    let other: Database;
    const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1, 12, 0, seconds));

    before(async () => {
        place = await createTestDatabase(engine);
        one = openDatabase(place.options);
        other = openDatabase(place.options);
        await Promise.all([one.ready(), other.ready()]);
    });

    after(() => Promise.all([one?.close(), other?.close()]));

    afterEach(() => place.run("delete from log_in_attempts"));

    it("are counted over all instances, by key, from a moment on", async () => {
        await one.attempts.record(["anna 192.0.2.1"], at(0));
        await other.attempts.record(["anna 192.0.2.1"], at(10));
        await other.attempts.record(["anna 192.0.2.1"], at(10));
        await other.attempts.record(["\u0000'; drop table accounts --"], at(10));

        expect(await one.attempts.countSince("anna 192.0.2.1", at(0))).to.equal(3);
        expect(await one.attempts.countSince("anna 192.0.2.1", at(10))).to.equal(2);
        expect(await one.attempts.countSince("anna 192.0.2.1", at(11))).to.equal(0);
        expect(await one.attempts.countSince("\u0000'; drop table accounts --", at(0))).to.equal(1);
    });

    it("are forgotten for one key", async () => {
        await one.attempts.record(["anna", "bert"], at(0));
        await other.attempts.forget("anna");

        expect(await one.attempts.countSince("anna", at(0))).to.equal(0);
        expect(await one.attempts.countSince("bert", at(0))).to.equal(1);
    });

    const old = (count: number): string =>
        `insert into log_in_attempts (id, key_hash, attempted_at) values ${Array.from(
            { length: count },
            (_, row) => `('old-${row}', 'hash', '2026-05-31 11:00:00')`,
        ).join()}`;
    const rows = async (): Promise<number> => {
        const [row] = await place.run("select count(*) as attempts from log_in_attempts");
        return Number((row as { attempts: unknown }).attempts);
    };

    it("do not pile up: those of an hour ago go", async () => {
        const node = openDatabase(place.options);
        await node.attempts.record(["anna"], at(0)).finally(() => node.close());
        const later = openDatabase(place.options);
        const now = new Date(at(1).getTime() + 60 * 60 * 1_000);
        await later.attempts.record(["bert"], now).finally(() => later.close());

        expect(await one.attempts.countSince("anna", at(0))).to.equal(0);
        expect(await one.attempts.countSince("bert", at(0))).to.equal(1);
    });

    it("go a bounded number at a time, where many have piled up", async () => {
        await place.run(old(1_200));
        const left: number[] = [];
        const node = openDatabase(place.options);
        for (let second = 0; second < 4; second += 1) {
            await node.attempts.record(["anna"], at(second));
            left.push(await rows());
        }
        await node.close();

        expect(left).to.deep.equal([701, 202, 3, 4]);
    });

    it("go without waiting for an instance that is at it", async () => {
        await place.run(old(2));
        const node = openDatabase(place.options);
        await place.holding(["select id from log_in_attempts where id = 'old-0' for update"], async () => {
            await node.attempts.record(["anna"], at(0));
            expect(await rows()).to.equal(2);
        });
        await node.close();
    });
});
