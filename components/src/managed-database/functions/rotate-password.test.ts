import { expect } from "chai";
import { FakeAws, secretArn } from "./aws.fixtures.test.js";
import type * as rotatePassword from "./rotate-password.mjs";

type RotatePassword = typeof rotatePassword;

/** What the function finds in its surroundings on AWS, and how often it looks. */
const surroundings = {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    SECRET_ARN: secretArn,
    INSTANCE_IDENTIFIER: "main-1a2b3c4d",
    PAUSE_MILLISECONDS: "1",
    RESERVE_MILLISECONDS: "100",
};

/** Time for any number of looks. */
const long = { getRemainingTimeInMillis: () => 60_000 };
/** Time for one look. */
const short = { getRemainingTimeInMillis: () => 0 };
const allSteps = ["createSecret", "setSecret", "testSecret", "finishSecret"];
/** The first version, and those that Secrets Manager announces. The SDK takes no shorter names. */
const first = "00000000-0000-4000-8000-000000000000";
const second = "00000000-0000-4000-8000-000000000001";
const third = "00000000-0000-4000-8000-000000000002";

describe("rotate-password.mjs", () => {
    let aws: FakeAws;
    let handler: RotatePassword["handler"];
    let said: string[];
    const before = new Map<string, string | undefined>();
    const write = console.log;

    async function load(more: Record<string, string> = {}): Promise<void> {
        const wanted = { ...surroundings, AWS_ENDPOINT_URL: await aws.server.open(), ...more };
        for (const [name, value] of Object.entries(wanted)) {
            if (!before.has(name)) before.set(name, process.env[name]);
            process.env[name] = value;
        }
        // A module of its own for each test: it reads its surroundings when it is loaded, as on AWS.
        const loaded: RotatePassword = await import(`./rotate-password.mjs?${Math.random()}`);
        handler = loaded.handler;
    }

    beforeEach(() => {
        aws = new FakeAws();
        aws.versions = { [first]: { labels: ["AWSCURRENT"], text: JSON.stringify({ password: "first-password" }) } };
        said = [];
        console.log = (...words: unknown[]) => void said.push(words.map(String).join(" "));
    });

    afterEach(async () => {
        console.log = write;
        for (const [name, value] of before) {
            if (value === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = value;
        }
        before.clear();
        await aws.server.close();
    });

    /** What RotateSecret does before it calls: it announces a version that has no text yet. */
    function announce(token: string): void {
        aws.versions[token] = { labels: ["AWSPENDING"] };
    }

    async function take(step: string, token = second, context = long): Promise<void> {
        await handler({ Step: step, SecretId: secretArn, ClientRequestToken: token }, context);
    }

    async function failureOf(step: string, token = second, context = long): Promise<string> {
        try {
            await take(step, token, context);
        } catch (error) {
            return error instanceof Error ? error.message : String(error);
        }
        return "nothing failed";
    }

    function secretOf(version: string | undefined): Record<string, unknown> {
        return JSON.parse(aws.versions[version ?? ""]?.text ?? "{}");
    }

    it("gives database and clients one new password, in four steps", async () => {
        await load();
        announce(second);
        for (const step of allSteps) await take(step);

        expect(aws.labelled("AWSCURRENT")).to.equal(second);
        expect(secretOf(second)).to.deep.equal({
            engine: "postgres",
            host: "main.example.com",
            port: 5433,
            username: "steward",
            password: aws.password,
            dbname: "app",
            dbInstanceIdentifier: "main-1a2b3c4d",
        });
        expect(aws.password).to.match(/^[\w-]{40}$/);
    });

    it("never says a password, nor does a step that fails", async () => {
        await load();
        announce(second);
        await take("createSecret");
        const made = String(secretOf(second).password);
        aws.refusals = [{ code: "InvalidParameterValue", message: `${made} is no password` }];

        const failure = await failureOf("setSecret");

        expect(failure).to.equal(`setSecret of ${secretArn} failed: InvalidParameterValue: [password] is no password`);
        for (const step of allSteps) await take(step);
        expect(said).to.have.length(5);
        expect([...said, failure].join("\n")).to.not.contain(made);
        expect(said.join("\n")).to.contain('"message":"step done","Step":"finishSecret"');
    });

    it("does each step again without harm, and nothing after the last", async () => {
        await load();
        announce(second);
        await take("createSecret");
        const made = secretOf(second).password;
        await take("createSecret");
        expect(secretOf(second).password).to.equal(made);

        for (const step of ["setSecret", "setSecret", "testSecret", "testSecret", "finishSecret"]) await take(step);
        expect(aws.password).to.equal(made);

        const calls = aws.calls.length;
        for (const step of allSteps) await take(step);
        expect(aws.calls.slice(calls)).to.deep.equal(Array(4).fill("DescribeSecret"));
        expect(aws.password).to.equal(made);
        expect(aws.labelled("AWSCURRENT")).to.equal(second);
    });

    it("keeps the version that the deployment wrote from being deleted and written again", async () => {
        await load();
        announce(second);
        for (const step of allSteps) await take(step);
        aws.versions[second] = { ...aws.versions[second], labels: ["AWSCURRENT"] };
        announce(third);
        for (const step of allSteps) await take(step, third);

        expect(aws.versions[first]?.labels).to.deep.equal(["evenkeel-first"]);
        expect(aws.labelled("AWSPREVIOUS")).to.equal(second);
        expect(aws.calls.filter((call) => call.endsWith("evenkeel-first"))).to.have.length(1);
    });

    it("refuses a version that is not the one to be made", async () => {
        await load();
        announce(second);

        expect(await failureOf("createSecret", third)).to.equal(
            `createSecret of ${secretArn} failed: version ${third} is not labelled AWSPENDING, so it is not the one to be made`,
        );
        aws.versions[third] = { labels: ["AWSPREVIOUS"] };
        expect(await failureOf("finishSecret", third)).to.contain("is not labelled AWSPENDING");
        expect(aws.labelled("AWSCURRENT")).to.equal(first);
    });

    it("refuses other secrets, steps that there are not, and a secret that is not rotated", async () => {
        await load();
        announce(second);
        let message = "";
        await handler({ Step: "createSecret", SecretId: "another", ClientRequestToken: second }, long).catch(
            (error: unknown) => (message = String(error)),
        );

        expect(message).to.contain(`this function rotates ${secretArn} only`);
        expect(await failureOf("deleteSecret")).to.contain('there is no step "deleteSecret"');
        aws.rotationEnabled = false;
        expect(await failureOf("createSecret")).to.contain("rotation is not turned on for this secret");
        expect(aws.calls).to.deep.equal(["DescribeSecret"]);
    });

    it("sets no password that was not made, or that nobody can read", async () => {
        await load();
        announce(second);

        expect(await failureOf("setSecret")).to.contain("the version has no password; createSecret comes first");
        aws.versions[second] = { labels: ["AWSPENDING"], text: "hush-hush" };
        const failure = await failureOf("setSecret");
        expect(failure).to.contain("the version that is being made is not JSON");
        expect(failure).to.not.contain("hush");
        expect(aws.password).to.equal("first-password");
    });

    it("waits for a database that is busy, also when it is only found out by asking", async () => {
        await load();
        announce(second);
        await take("createSecret");
        aws.statuses = ["backing-up", "modifying", "available"];
        aws.refusals = [{ code: "InvalidDBInstanceState", message: "a backup has begun" }];

        await take("setSecret");

        expect(aws.calls.filter((call) => call === "ModifyDBInstance")).to.have.length(2);
    });

    it("lets clients have the password only when RDS says that it is in force", async () => {
        await load();
        announce(second);
        aws.slowness = 3;
        await take("createSecret");
        await take("setSecret");

        expect(await failureOf("testSecret", second, short)).to.contain(
            "main-1a2b3c4d did not settle in time: it is available, and a password is on its way to it",
        );
        aws.statuses = ["resetting-master-credentials", "available"];
        await take("testSecret");
        expect(aws.password).to.equal(secretOf(second).password);
        expect(aws.labelled("AWSCURRENT")).to.equal(first);
    });

    it("gives up in time when the database does not become ready", async () => {
        await load();
        announce(second);
        await take("createSecret");
        aws.statuses = ["stopped"];

        expect(await failureOf("setSecret", second, short)).to.contain(
            "main-1a2b3c4d did not settle in time: it is stopped, and no password is on its way to it",
        );
        expect(aws.calls).to.not.contain("ModifyDBInstance");
    });

    it("leaves a database alone that is in a blue/green deployment, where there are such", async () => {
        await load({ CHECK_DEPLOYMENTS: "true" });
        announce(second);
        await take("createSecret");
        aws.deployments = ["SWITCHOVER_COMPLETED", "AVAILABLE"];

        expect(await failureOf("setSecret")).to.contain("main-1a2b3c4d is in the blue/green deployment bgd-1");
        aws.deployments = ["SWITCHOVER_COMPLETED"];
        await take("setSecret");
    });

    it("says so when the database is gone", async () => {
        await load({ INSTANCE_IDENTIFIER: "another" });
        announce(second);

        expect(await failureOf("createSecret")).to.contain("there is no database another in this account and region");
    });
});
