import { expect } from "chai";
import { groupClient } from "../../common/cache-scaling/group-client.js";
import { readMissRate } from "../../common/cache-scaling/miss-rate.js";
import { AutoScalingPool } from "../../common/cache-scaling/pool.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { defaultConfiguration, writeConfiguration } from "../../common/control/configuration.js";
import { metricClient } from "../../common/control/metric-client.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { parameterClient } from "../../common/control/parameter-client.js";
import { recordingHandler, type Answer, type SentRequest } from "../testing/sdk-contract.js";

const place = { region: "eu-west-1", endpoint: undefined };
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const throttled: Answer = { status: 400, error: "ThrottlingException", body: { message: "Rate exceeded" } };
const configuration = { ...defaultConfiguration, version: 7 };

const bodies = (sent: readonly SentRequest[]): readonly unknown[] => sent.map(({ body }) => body);
const causeOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.cause : error),
    );

/** What AWS is sent by the SDK's own model, and what is made of answers that the emulator does not give. */
describe("the calls of the cache autoscaler to AWS", () => {
    it("write the whole configuration over the one that was there", async () => {
        const Value = writeConfiguration(configuration);
        const answers = [{ Parameter: { Value, Version: 9 } }, { Version: 10 }];
        const requestHandler = recordingHandler(() => ({ status: 200, body: answers.shift() }));
        const store = new ConfigurationStore(parameterClient(place, { requestHandler, credentials }), "/caches");
        const next = { ...configuration, clear: 1 };
        await store.save({ seen: 7, make: () => next });

        expect(bodies(requestHandler.sent)).to.deep.equal([
            { Name: "/caches" },
            {
                Name: "/caches",
                Type: "String",
                Value: writeConfiguration({ ...next, version: 8 }),
                Overwrite: true,
            },
        ]);
    });

    it("try three times where Parameter Store throttles, and say that it did", async () => {
        const requestHandler = recordingHandler(() => throttled);
        const store = new ConfigurationStore(parameterClient(place, { requestHandler, credentials }), "/caches");

        expect(await causeOf(store.read())).to.have.property("name", "ThrottlingException");
        expect(requestHandler.sent).to.have.lengthOf(3);
    });

    it("write nothing where Parameter Store throttles the write, and no other version", async () => {
        const Value = writeConfiguration(configuration);
        const requestHandler = recordingHandler(({ body }) =>
            Object(body).Value === undefined
                ? { status: 200, body: { Parameter: { Value, Version: 9 } } }
                : { ...throttled, error: "TooManyUpdates" },
        );
        const store = new ConfigurationStore(parameterClient(place, { requestHandler, credentials }), "/caches");
        const written = store.save({ seen: 7, make: () => ({ ...configuration, clear: 1 }) });

        expect(await causeOf(written)).to.have.property("name", "TooManyUpdates");
        const values = bodies(requestHandler.sent).flatMap((body) => Object(body).Value ?? []);
        expect(new Set(values).size).to.equal(1);
    });

    it("ask for one metric of two minutes, which is all that is paid for", async () => {
        const requestHandler = recordingHandler(() => ({ status: 200, body: { MetricDataResults: [] } }));
        const reader = new MetricReader(metricClient(place, { requestHandler, credentials }), "Evenkeel/dev");
        expect(await readMissRate(reader, new Date("2026-05-03T12:00:20Z"))).to.equal(undefined);

        const Metric = {
            Namespace: "Evenkeel/dev",
            MetricName: "MissRate",
            Dimensions: [{ Name: "Service", Value: "image-application" }],
        };
        expect(bodies(requestHandler.sent)).to.deep.equal([
            {
                MetricDataQueries: [{ Id: "m0", MetricStat: { Metric, Period: 60, Stat: "Average" } }],
                StartTime: Date.UTC(2026, 4, 3, 11, 58) / 1_000,
                EndTime: Date.UTC(2026, 4, 3, 12) / 1_000,
            },
        ]);
    });

    it("change the minimum of the group, and nothing that its permission forbids", async () => {
        const requestHandler = recordingHandler(() => ({ status: 200, body: {} }));
        const client = groupClient(place, { requestHandler, credentials });
        const group = { MinSize: 2, MaxSize: 6 };
        const pool = new AutoScalingPool({
            client: {
                ...client,
                describeAutoScalingGroups: () => Promise.resolve({ AutoScalingGroups: [{ ...unread, ...group }] }),
            },
            ...{ group: "web", leastNodes: 2 },
        });
        await pool.keepAtLeast(4).catch(() => undefined);

        expect(
            bodies(requestHandler.sent).map((body) => Object.fromEntries(new URLSearchParams(String(body)))),
        ).to.deep.equal([
            { Action: "UpdateAutoScalingGroup", Version: "2011-01-01", AutoScalingGroupName: "web", MinSize: "4" },
        ]);
    });
});

const unread = {
    ...{ AutoScalingGroupName: "web", DesiredCapacity: 2, DefaultCooldown: 0 },
    ...{ AvailabilityZones: [], HealthCheckType: "ELB", CreatedTime: new Date(0) },
};
