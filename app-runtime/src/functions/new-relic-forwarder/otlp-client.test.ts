import { expect } from "chai";
import type { ServerResponse } from "node:http";
import { OtlpCollector } from "../testing/otlp-collector.js";
import { attributesOf, logsRequest, metricsRequest, nanoseconds, resourceOf, type OtlpMetric } from "./otlp.js";
import { OtlpClient, OtlpRefusal, OtlpUnavailable } from "./otlp-client.js";

const key = "eu01xx0123456789abcdef0123456789abcdNRAL";
const resource = resourceOf({ environmentName: "dev", region: "eu-west-1" });
const gauge: OtlpMetric = {
    name: "aws.rds.CPUUtilization.Average",
    gauge: {
        dataPoints: [
            { attributes: [], startTimeUnixNano: nanoseconds(0), timeUnixNano: nanoseconds(60_000), asDouble: 1 },
        ],
    },
};
const request = metricsRequest(resource, [gauge]);
const far = 60_000;

describe("OtlpClient", () => {
    let collector: OtlpCollector;
    let client: OtlpClient;
    let waits: number[];
    let now: number;
    let address: string;

    beforeEach(async () => {
        collector = new OtlpCollector(key);
        address = await collector.open();
        [waits, now] = [[], 0];
        client = clientOf();
    });
    afterEach(() => collector.close());

    const clientOf = (endpoint = address, answerSeconds = 5) =>
        new OtlpClient({
            endpoint,
            key: () => Promise.resolve(key),
            now: () => now,
            sleep: (milliseconds) => {
                waits.push(milliseconds);
                now += milliseconds;
                return Promise.resolve();
            },
            answerSeconds,
        });
    const first =
        (status: number, headers: Record<string, string> = {}, body = "") =>
        (count: number, response: ServerResponse) => {
            if (count === 1) response.writeHead(status, headers).end(body);
            return count === 1;
        };
    const always =
        (status: number, body = "", headers: Record<string, string> = {}) =>
        (_count: number, response: ServerResponse) => {
            response.writeHead(status, headers).end(body);
            return true;
        };
    const failure = (done: Promise<unknown>): Promise<unknown> =>
        done.then(
            () => undefined,
            (error: unknown) => error,
        );

    it("sends what the protocol has, compressed and under the key", async () => {
        expect(await client.send("metrics", request, far)).to.deep.equal({ rejected: 0, reason: "" });
        expect(collector.requests[0]?.headers).to.include({ "api-key": key, "content-encoding": "gzip" });
        expect(collector.metrics).to.deep.equal([gauge]);
    });

    it("is told what the protocol does not have, so that this test would notice", async () => {
        const wrong = logsRequest(resource, []);
        expect(await failure(client.send("logs", wrong, far))).to.be.instanceOf(OtlpRefusal);
    });

    for (const status of [429, 500, 502, 503, 504]) {
        it(`sends again after ${status}`, async () => {
            collector.answer = first(status);
            await client.send("metrics", request, far);

            expect(collector.metrics).to.have.length(1);
            expect(waits).to.have.length(1);
        });
    }

    it("waits twice as long each time, and gives up after five attempts", async () => {
        collector.answer = always(503, "later");
        const error = await failure(client.send("metrics", request, far));

        expect(error).to.be.instanceOf(OtlpUnavailable);
        expect(String(error)).to.contain("New Relic cannot take it now: status 503, later");
        expect(collector.requests).to.have.length(5);
        waits.forEach((wait, index) => expect(wait).to.be.within(250 * 2 ** index, 500 * 2 ** index));
    });

    it("waits as long as it is asked to, by seconds or by a time", async () => {
        collector.answer = first(429, { "retry-after": "7" });
        await client.send("metrics", request, far);
        expect(waits).to.deep.equal([7_000]);

        collector.requests.length = 0;
        collector.answer = first(429, { "retry-after": new Date(now + 9_000).toUTCString() });
        await client.send("metrics", request, far);
        expect(waits[1]).to.equal(9_000);
    });

    it("begins no attempt whose answer could come too late", async () => {
        collector.answer = always(429, "", { "retry-after": "56" });
        await failure(client.send("metrics", request, far));

        expect(collector.requests).to.have.length(1);
    });

    for (const status of [400, 401, 403, 413, 307]) {
        it(`does not send again what is refused with ${status}, and does not say the key`, async () => {
            collector.answer = always(status, `no such key: ${key}`, { location: address });
            const error = await failure(client.send("metrics", request, far));

            expect(error).to.be.instanceOf(OtlpRefusal).and.to.have.property("status", status);
            expect(String(error)).to.contain("no such key: (key)");
            expect(collector.requests).to.have.length(1);
        });
    }

    it("says what was not taken of what was", async () => {
        const partialSuccess = { rejectedDataPoints: "3", errorMessage: `too old for ${key}` };
        collector.answer = always(200, JSON.stringify({ partialSuccess }));

        expect(await client.send("metrics", request, far)).to.deep.equal({ rejected: 3, reason: "too old for (key)" });
    });

    it("takes an empty answer for a good one", async () => {
        collector.answer = always(202);

        expect(await client.send("metrics", request, far)).to.deep.equal({ rejected: 0, reason: "" });
    });

    it("says that nobody is there, and that nobody answers", async () => {
        await collector.close();
        expect(String(await failure(client.send("metrics", request, far)))).to.match(
            /cannot be reached: .*ECONNREFUSED/,
        );
    });

    it("waits for an answer no longer than it may", async () => {
        collector.answer = () => true;
        const error = await failure(clientOf(address, 0.05).send("metrics", request, 0));

        expect(String(error)).to.match(/cannot be reached: .*timeout/);
    });
});

describe("OTLP's JSON", () => {
    it("has nanoseconds as texts, to the last digit", () => {
        expect(nanoseconds(Date.parse("2026-11-23T20:00:00.123Z"))).to.equal("1795464000123000000");
    });

    it("leaves out what is undefined, and cuts what New Relic would cut", () => {
        expect(attributesOf({ a: "x".repeat(5000), b: undefined, c: 1.5, d: true })).to.deep.equal([
            { key: "a", value: { stringValue: "x".repeat(4095) } },
            { key: "c", value: { doubleValue: 1.5 } },
            { key: "d", value: { boolValue: true } },
        ]);
    });
});
