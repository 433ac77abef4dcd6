import { expect } from "chai";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "./configuration.js";
import { MemoryParameters } from "./testing/memory-parameters.js";
import { ConfigurationChanged, ConfigurationStore } from "./configuration-store.js";
import { ControlUnavailable } from "./control-unavailable.js";

const third: ControlConfiguration = { ...defaultConfiguration, version: 3 };
const withItems =
    (maxItems: number) =>
    ({ cache, ...rest }: ControlConfiguration): ControlConfiguration => ({ ...rest, cache: { ...cache, maxItems } });

const now = Date.UTC(2026, 4, 3, 14);

describe("ConfigurationStore", () => {
    let parameters: MemoryParameters;
    let store: ConfigurationStore;

    beforeEach(() => {
        parameters = new MemoryParameters();
        store = new ConfigurationStore(parameters, "/evenkeel/test/cache-configuration", () => new Date(now));
    });

    const stored = (): ControlConfiguration => parseConfiguration(parameters.value ?? "");
    const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

    it("shows the defaults where nothing is written, and writes version 1 first", async () => {
        expect(await store.read()).to.deep.include({ configuration: defaultConfiguration, exists: false, faults: [] });
        await store.save({ seen: 0, make: withItems(7) });

        expect(stored()).to.deep.equal({ ...withItems(7)(defaultConfiguration), version: 1 });
    });

    it("writes what nodes take for newer, also where the parameter was lost", async () => {
        const { configuration } = await store.save({ seen: 0, applied: 41, make: withItems(7) });

        expect(configuration.version).to.equal(42);
    });

    it("writes the next version where the one that was seen is in force", async () => {
        parameters.set(writeConfiguration(third));

        expect((await store.save({ seen: 3, make: withItems(7) })).outcome).to.equal("written");
        expect(stored()).to.deep.equal({ ...withItems(7)(third), version: 4 });
    });

    it("writes nothing where somebody else was quicker, and says what is in force", async () => {
        parameters.set(writeConfiguration(third));
        const error = await failureOf(store.save({ seen: 2, make: withItems(7) }));

        expect(error).to.be.instanceOf(ConfigurationChanged);
        expect(error).to.have.nested.property("current.configuration.version", 3);
        expect(parameters.writes).to.equal(1);
    });

    it("lets one of two changes through that were made from the same page", async () => {
        parameters.set(writeConfiguration(third));
        const results = await Promise.all(
            [7, 8].map((items) => failureOf(store.save({ seen: 3, make: withItems(items) }))),
        );

        expect(results[1]).to.be.instanceOf(ConfigurationChanged);
        expect(stored()).to.deep.equal({ ...withItems(7)(third), version: 4 });
    });

    it("writes nothing where nothing would change", async () => {
        parameters.set(writeConfiguration(third));

        expect(await store.save({ seen: 3, make: (current) => current })).to.deep.equal({
            configuration: third,
            outcome: "same",
        });
        expect(parameters.writes).to.equal(1);
    });

    it("ends with one content under a version of its own where another manager writes in the same moment, and says so", async () => {
        parameters.set(writeConfiguration(third));
        parameters.meanwhile = () => parameters.set(writeConfiguration({ ...withItems(9)(third), version: 4 }));
        const { outcome, configuration } = await store.save({ seen: 3, make: withItems(7) });

        expect(outcome).to.equal("overwrote");
        expect(configuration.version, "newer than both versions 4").to.equal(5);
        expect(stored()).to.deep.equal(configuration);
    });

    it("never writes over a first configuration that it has not seen", async () => {
        parameters.meanwhile = () => parameters.set(writeConfiguration({ ...third, version: 1 }));

        expect(await failureOf(store.save({ seen: 0, make: withItems(7) }))).to.be.instanceOf(ConfigurationChanged);
        expect(stored()).to.deep.equal({ ...third, version: 1 });
    });

    it("says what is wrong with a broken one, and replaces it by a newer one", async () => {
        parameters.set(writeConfiguration({ ...third, version: 12 }).replace('"lru"', '"fifo"'));
        const { configuration, faults, exists } = await store.read();

        expect(exists).to.equal(true);
        expect(faults[0]).to.contain('cache.policy is "fifo"');
        expect(configuration).to.deep.equal({ ...defaultConfiguration, version: 12 });
        await store.save({ seen: 12, make: (current) => current });
        expect(stored().version).to.equal(13);
    });

    it("never writes an order to delete what is uploaded in the future", async () => {
        parameters.set(writeConfiguration(third));
        const save = (deleteUploadedBefore: number): Promise<unknown> =>
            failureOf(store.save({ seen: 3, make: (current) => ({ ...current, deleteUploadedBefore }) }));

        expect(String(await save(now + 60_001))).to.contain(
            "deleteUploadedBefore is 2026-05-03T14:01:00.001Z, and it is 2026-05-03T14:00:00.000Z",
        );
        expect(stored()).to.deep.equal(third);
        expect(await save(now + 60_000)).to.include({ outcome: "written" });
    });

    it("takes back such an order of somebody else with the next change, and keeps the rest", async () => {
        parameters.set(writeConfiguration({ ...withItems(7)(third), deleteUploadedBefore: now + 3_600_000 }));
        const { configuration, faults } = await store.read();

        expect(configuration).to.deep.equal(withItems(7)(third));
        expect(faults[0]).to.contain("order the deletion again where it is meant");
        expect(await store.save({ seen: 3, make: (current) => current })).to.include({ outcome: "written" });
        expect(stored()).to.deep.equal({ ...withItems(7)(third), version: 4 });
    });

    it("says which permission is missing, and that the rest is an outage", async () => {
        parameters.failure = Object.assign(new Error("no"), { name: "AccessDeniedException" });
        const denied = await failureOf(store.read());
        parameters.failure = Object.assign(new Error("no"), { name: "TimeoutError" });
        const late = await failureOf(store.read());

        expect(denied).to.be.instanceOf(ControlUnavailable);
        expect(String(denied)).to.contain("allow ssm:GetParameter");
        expect(String(late)).to.contain("The configuration cannot be read: try again in a moment");
    });
});
