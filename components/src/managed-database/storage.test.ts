import { expect } from "chai";
import { DatabaseStorageType, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveStorage, storageFindings } from "./storage.js";

type StorageArgs = Pick<
    ManagedDatabaseArgs,
    "storageType" | "allocatedStorage" | "maxAllocatedStorage" | "iops" | "storageThroughput"
>;

const { Gp3, Io1, Io2 } = DatabaseStorageType;

function resolve(args: StorageArgs) {
    return resolveStorage({ network, alarmTopicArn, ...args });
}

function problems(args: StorageArgs): string[] {
    return storageFindings(resolve(args)).filter((finding) => finding !== false);
}

describe("resolveStorage", () => {
    it("is 20 GiB of gp3 that grows to twice that", () => {
        expect(resolve({})).to.deep.equal({
            storageType: "gp3",
            allocatedStorage: 20,
            maxAllocatedStorage: 40,
            iops: undefined,
            storageThroughput: undefined,
        });
    });

    it("begins at 100 GiB where operations are provisioned", () => {
        expect(resolve({ storageType: Io2, iops: 3000 }).allocatedStorage).to.equal(100);
    });

    it("never promises more than the largest volume", () => {
        expect(resolve({ allocatedStorage: 60_000 }).maxAllocatedStorage).to.equal(65_536);
        expect(problems({ allocatedStorage: 65_536 })).to.deep.equal([]);
    });
});

describe("storageFindings", () => {
    it("passes what RDS takes", () => {
        expect(problems({})).to.deep.equal([]);
        expect(problems({ maxAllocatedStorage: 0 })).to.deep.equal([]);
        expect(problems({ allocatedStorage: 400, iops: 16_000, storageThroughput: 1000 })).to.deep.equal([]);
        expect(problems({ storageType: Io1, allocatedStorage: 200, iops: 10_000 })).to.deep.equal([]);
        expect(problems({ storageType: Io2, allocatedStorage: 200, iops: 200_000 })).to.deep.equal([]);
    });

    const wrong: [string, StorageArgs, string][] = [
        ["too little", { allocatedStorage: 10 }, "allocatedStorage is 10; gp3 takes 20 to 65536 GiB."],
        ["half a GiB", { allocatedStorage: 20.5 }, "allocatedStorage is 20.5; gp3 takes 20 to 65536 GiB."],
        [
            "a limit without room",
            { allocatedStorage: 100, maxAllocatedStorage: 105 },
            "maxAllocatedStorage is 105; use 110 to 65536 GiB, or 0 to keep the size.",
        ],
        [
            "a tuned small gp3",
            { iops: 12_000 },
            "iops or storageThroughput is set, but gp3 below 400 GiB has a fixed speed; " +
                "remove them or set allocatedStorage to 400 or more.",
        ],
        ["slow gp3", { allocatedStorage: 400, iops: 3000 }, "iops is 3000; gp3 takes 12000 to 64000."],
        [
            "more throughput than operations carry",
            { allocatedStorage: 400, iops: 12_000, storageThroughput: 3500 },
            "storageThroughput is 3500; use 500 to 3000 MiB/s, a quarter of iops at most.",
        ],
        [
            "io1 without operations",
            { storageType: Io1 },
            'storageType is "io1" but iops is not set; say how many operations per second to hold.',
        ],
        [
            "io1 with too many for its size",
            { storageType: Io1, allocatedStorage: 100, iops: 6000 },
            "iops is 6000; 100 GiB of io1 take 1000 to 5000 operations per second.",
        ],
        [
            "io2 with throughput",
            { storageType: Io2, iops: 3000, storageThroughput: 500 },
            "storageThroughput is set, but it belongs to gp3; remove it, io2 follows iops.",
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, () => {
            expect(problems(args)).to.include(message);
        });
    }

    it("holds io1 to 50 and io2 to 1000 operations a second for each GiB, from 100 GiB and from 1000 operations", () => {
        const takes = (storageType: DatabaseStorageType, allocatedStorage: number, iops: number) =>
            problems({ storageType, allocatedStorage, iops }).length === 0;

        expect([takes(Io1, 100, 5000), takes(Io1, 100, 5001)]).to.deep.equal([true, false]);
        expect([takes(Io2, 100, 100_000), takes(Io2, 100, 100_001)]).to.deep.equal([true, false]);
        expect([takes(Io2, 60_000, 256_000), takes(Io2, 60_000, 256_001)]).to.deep.equal([true, false]);
        for (const type of [Io1, Io2]) {
            expect([takes(type, 100, 1000), takes(type, 100, 999), takes(type, 99, 1000)], type).to.deep.equal([
                true,
                false,
                false,
            ]);
        }
    });

    it("says nothing further about a type that does not exist", () => {
        const storage = { ...resolve({}), storageType: JSON.parse('"gp2"') };
        expect(storageFindings(storage)).to.deep.equal(['storageType is "gp2"; use "gp3", "io1" or "io2".']);
    });

    it("knows all types", () => {
        expect(Object.values(DatabaseStorageType)).to.deep.equal([Gp3, Io1, Io2]);
    });
});
