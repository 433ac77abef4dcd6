import { expect } from "chai";
import { SecretError } from "../../common/secrets.js";
import { parseCredentials, RotatingPassword, type DatabaseCredentials } from "./password.js";

class Refused extends Error {}

const isRefusal = (error: unknown): boolean => error instanceof Refused;

/** A server, a secret and a clock that go through a rotation together; nothing waits. */
class Rotation {
    public inServer = "old";
    public inSecret = "old";
    public reads = 0;
    public readonly logIns: string[] = [];
    public time = 0;
    public onPause: () => void = () => undefined;
    public readonly password = new RotatingPassword({
        readSecret: async () => {
            this.reads += 1;
            return JSON.stringify({ username: "application", password: this.inSecret });
        },
        now: () => this.time,
        pause: async (milliseconds) => {
            this.time += milliseconds;
            this.onPause();
        },
    });

    public logIn(): Promise<string> {
        return this.password.logIn(async ({ username, password }: DatabaseCredentials) => {
            this.logIns.push(password);
            // A log-in takes a while, in which others begin.
            await Promise.resolve();
            if (password !== this.inServer) throw new Refused("password authentication failed");
            return `${username} with ${password}`;
        }, isRefusal);
    }
}

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

describe("RotatingPassword", () => {
    let rotation: Rotation;

    beforeEach(() => {
        rotation = new Rotation();
    });

    it("reads the secret once and keeps it, however many log in", async () => {
        const answers = await Promise.all([rotation.logIn(), rotation.logIn()]);
        await rotation.logIn();

        expect(answers).to.deep.equal(["application with old", "application with old"]);
        expect(rotation.reads).to.equal(1);
    });

    it("reads it again when the server refuses it, and tries once more", async () => {
        await rotation.logIn();
        rotation.inServer = rotation.inSecret = "new";
        rotation.time = 5_000;

        expect(await rotation.logIn()).to.equal("application with new");
        expect(rotation.logIns).to.deep.equal(["old", "old", "new"]);
        expect(rotation.reads).to.equal(2);
    });

    it("does not read it again while the old one still works", async () => {
        await rotation.logIn();
        rotation.inSecret = "new";

        expect(await rotation.logIn()).to.equal("application with old");
        expect(rotation.reads).to.equal(1);
    });

    it("shares one read among all that are refused at the same time", async () => {
        await rotation.logIn();
        rotation.inServer = rotation.inSecret = "new";
        await Promise.all(Array.from({ length: 20 }, () => rotation.logIn()));

        expect(rotation.reads).to.equal(2);
    });

    it("tries again until the secret has what the server knows already", async () => {
        await rotation.logIn();
        rotation.inServer = "new";
        rotation.onPause = () => {
            if (rotation.time === 3_000) rotation.inSecret = "new";
        };

        expect(await rotation.logIn()).to.equal("application with new");
        // One read a second, whatever happens.
        expect(rotation.reads).to.equal(4);
    });

    it("tries again until the server knows what the secret has already", async () => {
        rotation.inSecret = "new";
        rotation.onPause = () => {
            if (rotation.time === 3_000) rotation.inServer = "new";
        };

        expect(await rotation.logIn()).to.equal("application with new");
    });

    it("gives up when they do not agree in time, and has less patience from then on", async () => {
        rotation.inServer = "another";

        expect(await errorOf(rotation.logIn())).to.be.instanceOf(Refused);
        expect(rotation.time).to.equal(8_000);
        rotation.logIns.length = 0;
        expect(await errorOf(rotation.logIn())).to.be.instanceOf(Refused);
        expect(rotation.logIns).to.have.lengthOf(2);
        expect(rotation.time).to.equal(9_000);
    });

    it("is patient again after a log-in that worked", async () => {
        rotation.inServer = "another";
        await errorOf(rotation.logIn());
        rotation.inServer = "old";
        await rotation.logIn();
        rotation.inServer = "another";
        const before = rotation.time;
        await errorOf(rotation.logIn());

        expect(rotation.time - before).to.be.at.least(8_000);
    });

    it("reads at most once a second, however many are refused", async () => {
        rotation.inServer = "another";
        await Promise.all(Array.from({ length: 20 }, () => errorOf(rotation.logIn())));

        expect(rotation.reads).to.be.at.most(rotation.time / 1_000 + 1);
    });

    it("does not try again after any other error", async () => {
        const down = new Error("connection refused");
        const error = await errorOf(rotation.password.logIn(() => Promise.reject(down), isRefusal));

        expect(error).to.equal(down);
        expect(rotation.reads).to.equal(1);
    });

    it("says why the secret cannot be read, and reads it again the next time", async () => {
        let fails = true;
        const readSecret = () => (fails ? Promise.reject(new SecretError("no access")) : Promise.resolve(text));
        const text = JSON.stringify({ username: "a", password: "b" });
        const password = new RotatingPassword({ readSecret, pause: () => Promise.resolve() });
        const logIn = () => password.logIn((credentials) => Promise.resolve(credentials), isRefusal);

        expect(String(await errorOf(logIn()))).to.equal("SecretError: no access");
        fails = false;
        expect(await logIn()).to.deep.equal({ username: "a", password: "b" });
    });
});

describe("parseCredentials", () => {
    it("takes what RDS writes, and leaves the rest of it", () => {
        const text = JSON.stringify({ engine: "postgres", username: "a", password: 'p"ä', port: 5432 });

        expect(parseCredentials(text)).to.deep.equal({ username: "a", password: 'p"ä' });
    });

    for (const text of ["hunter2", '"hunter2"', "null", '{"username":"a"}', '{"username":"a","password":7}', "["]) {
        it(`says what it needs instead of ${text.replace("hunter2", "…")}, and quotes nothing`, () => {
            expect(() => parseCredentials(text))
                .to.throw(SecretError, 'the texts "username" and "password"')
                .with.property("message")
                .that.does.not.contain("hunter2");
        });
    }
});
