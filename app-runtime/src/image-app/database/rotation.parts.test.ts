import { expect } from "chai";
import type { Engine } from "./dialect.js";
import { openDatabase, type Database } from "./index.js";
import { createTestDatabase, describeEach, openAlone, type TestDatabase } from "./test-database.test.js";

/** Secrets Manager, as far as a rotation goes. */
class FakeSecrets {
    public reads = 0;
    /** Called before each read with its number. */
    public onRead: (read: number) => void = () => undefined;

    constructor(
        private readonly username: string,
        public password: string,
    ) {}

    public readonly read = async (): Promise<string> => {
        this.reads += 1;
        this.onRead(this.reads);
        return JSON.stringify({ username: this.username, password: this.password });
    };
}

/** Visitors who ask one question after the other until they are told to stop. */
class Load {
    public answered = 0;
    public readonly failures: unknown[] = [];
    private stopping = false;
    private readonly visitors: Promise<void>[];

    constructor(
        private readonly database: Database,
        visitors: number,
    ) {
        this.visitors = Array.from({ length: visitors }, () => this.ask());
    }

    /** Goes on until so many more have been answered. */
    public async more(answers: number): Promise<void> {
        const goal = this.answered + answers;
        while (this.answered < goal && this.failures.length === 0) {
            await new Promise(setImmediate);
        }
    }

    public async stop(): Promise<void> {
        this.stopping = true;
        await Promise.all(this.visitors);
    }

    private async ask(): Promise<void> {
        while (!this.stopping) {
            await this.database.images.waiting().then(
                () => (this.answered += 1),
                (error: unknown) => this.failures.push(error),
            );
        }
    }
}

/** As Secrets Manager's rotation does it: as the user itself, over a connection of its own. */
const changePassword: Readonly<Record<Engine, (password: string) => string>> = {
    postgres: (password) => `alter role current_user password '${password}'`,
    mysql: (password) => `set password = password('${password}')`,
};

describeEach("a rotation of the password", (engine) => {
    let place: TestDatabase;
    let secrets: FakeSecrets;
    let database: Database;
    let load: Load;
    let known: string;

    beforeEach(async () => {
        place = await createTestDatabase(engine);
        known = place.server.password;
        secrets = new FakeSecrets(place.server.user, known);
        database = openDatabase({
            ...place.options,
            readSecret: secrets.read,
            // Each connection is used once: every query logs in, also while the two do not agree.
            limits: { maximumConnections: 3, maximumAgeMilliseconds: 0 },
        });
        await database.ready();
        load = new Load(database, 6);
        await load.more(10);
    });

    afterEach(async () => {
        await load?.stop();
        await database?.close();
        await changeInServer(place.server.password);
    });

    const changeInServer = async (password: string): Promise<void> => {
        const connection = await openAlone(engine, place.server, place.options.database, known);
        await connection.run(changePassword[engine](password), []);
        await connection.close();
        known = password;
    };

    it("fails no query when the server knows the new password before the secret does", async () => {
        secrets.onRead = (read) => {
            // The first read was at the start; the two after it still find the old password.
            if (read === 4) secrets.password = "the-second-password";
        };
        await changeInServer("the-second-password");
        await load.more(30);
        await load.stop();

        expect(load.failures).to.deep.equal([]);
        expect(secrets.reads).to.equal(4);
    });

    it("fails no query when the secret knows the new password before the server does", async () => {
        secrets.password = "the-third-password";
        await load.more(10);
        expect(secrets.reads).to.equal(1);
        await changeInServer("the-third-password");
        await load.more(30);
        await load.stop();

        expect(load.failures).to.deep.equal([]);
        expect(secrets.reads).to.equal(2);
    });
});
