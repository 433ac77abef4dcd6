import { expect } from "chai";
import { key, Paging, secretArn } from "./paging.fixtures.test.js";

describe("page.mjs, called by its schedule", () => {
    let paging: Paging;

    beforeEach(async () => {
        paging = new Paging();
        await paging.open();
    });

    afterEach(async () => await paging.close());

    it("goes the way of a page, under its key, and opens nothing", async () => {
        const { events, failure } = await paging.beat();

        expect(failure).to.equal("");
        expect(paging.secrets.bodies).to.deep.equal([{ SecretId: secretArn }]);
        expect(events).to.deep.equal([
            { routing_key: key, event_action: "resolve", dedup_key: "heartbeat of alerts-page-on-call" },
        ]);
    });

    it("counts that in a metric of its own name", async () => {
        const { _aws, ...line } = JSON.parse((await paging.beat()).logs);

        expect(line).to.deep.equal({ FunctionName: "alerts-page-on-call", Heartbeats: 1 });
        expect(_aws.CloudWatchMetrics).to.deep.equal([
            {
                Namespace: "Evenkeel/Pagers",
                Dimensions: [["FunctionName"]],
                Metrics: [{ Name: "Heartbeats", Unit: "Count" }],
            },
        ]);
        expect(Math.abs(Date.now() - _aws.Timestamp)).to.be.below(60_000);
    });

    for (const [reason, break_] of [
        ["PagerDuty refuses the key", () => (paging.answer = (response) => void response.writeHead(400).end(key))],
        ["PagerDuty is ill", () => (paging.answer = (response) => void response.writeHead(500).end())],
        ["PagerDuty is out of reach", () => paging.pagerDuty.close()],
        ["the secret may not be read", () => (paging.secretStatus = 400)],
        ["the secret holds no key", () => (paging.secret = "{}")],
    ] as const) {
        it(`counts nothing and says why, while ${reason}; no alert was lost, so the call does not fail`, async () => {
            await break_();
            const { logs, failure } = await paging.beat();

            expect(failure).to.equal("");
            expect(logs).to.contain('"message":"no heartbeat"').and.not.contain("Heartbeats");
        });
    }
});
