import { expect } from "chai";
import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { DatabaseUnavailable, openDatabase, SchemaTooNew, type Database, type DatabaseOptions } from "../index.js";
import { connect } from "../connection.js";
import { defaultLimits } from "../index.js";
import { dialects, type Engine } from "../dialect.js";
import { RotatingPassword } from "../password.js";
import { createTestDatabase, describeEach, type TestDatabase } from "../test-database.test.js";
import { dyingInstanceVariable, stepsInHalves, type DyingInstanceOptions } from "./dying-instance.test.js";
import { migrate } from "./migrate.js";
import { migrationSteps } from "./steps.js";

const names = migrationSteps.map(({ name }) => name);

describeEach("migrations", (engine) => {
    let place: TestDatabase;
    const opened: Database[] = [];

    beforeEach(async () => {
        place = await createTestDatabase(engine);
    });

    afterEach(async () => {
        await Promise.all(opened.splice(0).map((database) => database.close()));
    });

    const open = (options: Partial<DatabaseOptions> = {}): Database => {
        const database = openDatabase({ ...place.options, ...options });
        opened.push(database);
        return database;
    };
    const recorded = async (): Promise<unknown[]> => {
        const rows = await place.run("select name from schema_steps order by name");
        return rows.map((row) => (row as { name: unknown }).name);
    };
    const changes = (): unknown[] =>
        place.lines
            .map((line) => JSON.parse(line) as { message: string; step?: string })
            .filter(({ message }) => message === "schema changed")
            .map(({ step }) => step);

    it("run once, one after the other, when five instances start at once on an empty database", async () => {
        const instances = Array.from({ length: 5 }, () => open());
        await Promise.all(instances.map((instance) => instance.ready()));

        expect(changes()).to.deep.equal(names);
        expect(await recorded()).to.deep.equal(names);
        expect(await Promise.all(instances.map(({ images }) => images.waiting()))).to.deep.equal(
            Array(5).fill({ images: 0, oldestSeconds: 0 }),
        );
    });

    it("are looked for by who leaves them to others, and who makes and locks nothing", async () => {
        expect(await open().hasSchema()).to.equal(false);
        expect(await recorded().catch(String)).to.match(/schema_steps.* (does not|doesn't) exist/);

        await open({ steps: migrationSteps.slice(0, 2) }).ready();
        expect(await open().hasSchema()).to.equal(false);
        await open().ready();
        await holdingTheLock(engine, place, async () => {
            expect(await open().hasSchema()).to.equal(true);
        });
        const error: unknown = await open({ steps: migrationSteps.slice(0, 2) })
            .hasSchema()
            .catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(SchemaTooNew);
    });

    it("do nothing on a database that has had them all, and take no lock for that", async () => {
        await open().ready();
        place.lines.length = 0;
        await holdingTheLock(engine, place, async () => {
            await open().ready();
        });

        expect(place.lines).to.deep.equal([]);
    });

    it("go on where an instance was killed in the middle of a step", async () => {
        await killHalfWay(place);
        const halves = await tablesLike(place, "%_half");
        // PostgreSQL has taken the half back, MySQL has kept it.
        expect(halves).to.deep.equal(engine === "postgres" ? [] : ["left_half"]);
        expect(await recorded()).to.deep.equal(names);

        await open({ steps: stepsInHalves(() => Promise.resolve()) }).ready();
        expect(await tablesLike(place, "%_half")).to.deep.equal(["left_half", "right_half"]);
        expect(await recorded()).to.deep.equal([...names, "9000-halves"]);
    });

    it("are not recorded when they fail, and are tried again when somebody asks again", async () => {
        let broken = true;
        const steps = stepsInHalves(() => (broken ? Promise.reject(new Error("out of disk")) : Promise.resolve()));
        const database = open({ steps });

        expect(String(await errorOf(database.ready()))).to.contain("out of disk");
        expect(await recorded()).to.deep.equal(names);
        broken = false;
        await database.ready();
        expect(await recorded()).to.deep.equal([...names, "9000-halves"]);
    });

    it("wait for an instance that is at it, and say so when it takes too long", async () => {
        await holdingTheLock(engine, place, async () => {
            const error = await errorOf(migrateAlone(engine, place, 0));

            expect(error).to.be.instanceOf(DatabaseUnavailable);
            expect(String(error)).to.contain("Another instance has been changing the schema for 0 seconds");
        });
        await migrateAlone(engine, place, 30_000);
        expect(await recorded()).to.deep.equal(names);
    });

    it("refuse a database that a newer release has changed", async () => {
        await open().ready();
        await place.run("insert into schema_steps (name) values ('9999-later')");
        const error = await errorOf(open().ready());

        expect(error).to.be.instanceOf(SchemaTooNew);
        expect(String(error)).to.contain("it has 9999-later, and this one knows nothing after 0005-data-deletion");
    });
});

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

async function tablesLike(place: TestDatabase, pattern: string): Promise<unknown[]> {
    const rows = await place.run(
        `select table_name as name from information_schema.tables where table_catalog in ('def', '${place.options.database}')
         and table_schema in ('public', '${place.options.database}') and table_name like '${pattern}' order by 1`,
    );
    return rows.map((row) => (row as { name: unknown }).name);
}

/** A connection as the program makes it, and what it is for. */
function connected(engine: Engine, { options }: TestDatabase) {
    const { host, port, database, certificateAuthority, readSecret } = options;
    const limits = { ...defaultLimits, maximumConnections: 1 };
    const password = new RotatingPassword({ readSecret });
    return connect({ dialect: dialects[engine], host, port, database, certificateAuthority, password, limits });
}

async function migrateAlone(engine: Engine, place: TestDatabase, waitMilliseconds: number): Promise<void> {
    const { database, close } = connected(engine, place);
    const { log } = place.options;
    await migrate({ database, dialect: dialects[engine], steps: migrationSteps, log, waitMilliseconds }).finally(close);
}

async function holdingTheLock(engine: Engine, place: TestDatabase, action: () => Promise<void>): Promise<void> {
    const { database, close } = connected(engine, place);
    try {
        await database.connection().execute(async (session) => {
            expect(await dialects[engine].tryLock(session)).to.equal(true);
            await action();
        });
    } finally {
        await close();
    }
}

async function killHalfWay({ options, server }: TestDatabase): Promise<void> {
    const { engine, host, port, database, certificateAuthority } = options;
    const secret = JSON.stringify({ username: server.user, password: server.password });
    const told: DyingInstanceOptions = { engine, host, port, database, certificateAuthority, secret };
    const program = path.join(__dirname, "dying-instance.test.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program], {
        env: { ...process.env, [dyingInstanceVariable]: JSON.stringify(told) },
        stdio: ["ignore", "ignore", "pipe"],
    });
    const [signal, complaints] = await Promise.all([
        new Promise((resolve) => child.once("exit", (_code, bySignal) => resolve(bySignal))),
        text(child.stderr),
    ]);
    expect(signal, complaints).to.equal("SIGKILL");
}
