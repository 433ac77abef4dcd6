import { expect } from "chai";
import { alarmArn, alarmMessage, record, topic } from "./messages.fixtures.test.js";
import { accepted, key, Paging } from "./paging.fixtures.test.js";

describe("page.mjs, in trouble", () => {
    let paging: Paging;

    beforeEach(async () => {
        paging = new Paging();
        await paging.open();
    });

    afterEach(async () => await paging.close());

    describe("when something is wrong", () => {
        for (const status of [429, 500, 503]) {
            it(`fails the call with ${status} where no time is left, so that Lambda calls again, and pages then`, async () => {
                paging.remainingMilliseconds = 0;
                paging.answer = (response, asked) => {
                    if (asked > 1) accepted(response);
                    else response.writeHead(status).end("later");
                };
                expect((await paging.run(record(alarmMessage("ALARM")))).failure).to.equal(
                    `Not paged: message-1: PagerDuty cannot take it now: status ${status}, later`,
                );
                const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

                expect(failure).to.equal("");
                expect(events.map(({ dedup_key }) => dedup_key)).to.deep.equal([alarmArn, alarmArn]);
            });
        }

        it("fails the call with what PagerDuty refuses, and does not send it again when Lambda calls again", async () => {
            // Worse than the real one: it repeats what it was sent.
            paging.answer = (response) => void response.writeHead(400).end(`{"errors":["${key} is no key"]}`);
            const first = await paging.run(record(alarmMessage("ALARM")));
            const second = await paging.run(record(alarmMessage("ALARM")));

            expect(first.failure).to.equal(
                'Not paged: message-1: PagerDuty refuses it: status 400, {"errors":["(key) is no key"]}',
            );
            expect(first.logs).to.contain('"message":"not paged"').and.contain(topic);
            expect(second.failure).to.contain("so it is not sent again");
            expect(second.events).to.have.length(1);
        });

        for (const status of [429, 500, 503]) {
            it(`tries again within the call after ${status}`, async () => {
                paging.answer = (response, asked) => {
                    if (asked > 2) accepted(response);
                    else response.writeHead(status, { "retry-after": "0" }).end("later");
                };
                const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

                expect(failure).to.equal("");
                expect(events).to.have.length(3);
            });
        }

        it("gives up after four attempts", async () => {
            paging.answer = (response) => void response.writeHead(503).end("later");
            const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

            expect(events).to.have.length(4);
            expect(failure).to.contain("status 503");
        });

        it("does not try again what it refuses", async () => {
            paging.answer = (response) => void response.writeHead(400).end("no");

            expect((await paging.run(record(alarmMessage("ALARM")))).events).to.have.length(1);
        });

        it("waits as long as PagerDuty asks for", async () => {
            const began = Date.now();
            paging.answer = (response, asked) => {
                if (asked > 1) accepted(response);
                else response.writeHead(429, { "retry-after": "1" }).end("later");
            };
            await paging.run(record(alarmMessage("ALARM")));

            expect(Date.now() - began).to.be.at.least(990);
        });

        for (const [meaning, asked] of [
            ["seconds", () => "60"],
            ["a time", () => new Date(Date.now() + 60_000).toUTCString()],
        ] as const) {
            it(`leaves it to the next call where PagerDuty asks, by ${meaning}, for more time than there is`, async () => {
                paging.answer = (response) => void response.writeHead(429, { "retry-after": asked() }).end("later");
                const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

                expect(events).to.have.length(1);
                expect(failure).to.contain("status 429");
            });
        }

        it("follows no redirection, which would show the key to somebody else", async () => {
            paging.answer = (response) => void response.writeHead(307, { location: process.env.EVENTS_URL }).end();
            const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

            expect(events).to.have.length(1);
            expect(failure).to.contain("refuses it: status 307");
        });

        it("waits for an answer no longer than it may", async () => {
            paging.surroundedBy({ ANSWER_MILLISECONDS: "100" });
            paging.answer = () => undefined;
            const { failure } = await paging.run(record(alarmMessage("ALARM")));

            expect(failure).to.equal("Not paged: message-1: PagerDuty did not answer in 100 ms.");
        });

        it("says that PagerDuty is out of reach", async () => {
            await paging.pagerDuty.close();
            const { failure } = await paging.run(record(alarmMessage("ALARM")));

            expect(failure).to.contain("message-1: fetch failed: ").and.contain("ECONNREFUSED");
        });

        it("pages the other alerts of the call, in their order, and fails for the one", async () => {
            paging.remainingMilliseconds = 0;
            paging.answer = (response, asked) => {
                if (asked === 2) response.writeHead(503).end("busy");
                else accepted(response);
            };
            const { events, failure } = await paging.run(
                record(alarmMessage("ALARM")),
                record("second", { id: "message-2" }),
                record(alarmMessage("OK"), { id: "message-3" }),
            );

            expect(events.map(({ event_action }) => event_action)).to.deep.equal(["trigger", "trigger", "resolve"]);
            expect(failure).to.contain("message-2: PagerDuty cannot take it now").and.not.contain("message-1");
        });
    });

    describe("the secret", () => {
        it("may be a JSON object, as the console makes it", async () => {
            paging.secret = JSON.stringify({ routingKey: key });

            expect((await paging.run(record("hello"))).events[0]).to.have.property("routing_key", key);
        });

        it("that holds something else is sent to nobody", async () => {
            paging.secret = JSON.stringify({ username: "orders", password: "hush" });
            const { events, failure } = await paging.run(record("hello"));

            expect(events).to.deep.equal([]);
            expect(failure).to.contain("pagerduty-a1b2c3 holds no key").and.not.contain("hush");
        });

        it("that it may not read fails the call", async () => {
            paging.secretStatus = 400;
            const { events, failure } = await paging.run(record("hello"));

            expect(events).to.deep.equal([]);
            expect(failure).not.to.equal("");
        });
    });
});
