import { expect } from "chai";
import { totalmem } from "node:os";
import { defaultConfiguration } from "../../common/control/configuration.js";
import { memoryOfThisProcess, mostCacheBytes } from "./memory-bound.js";

const megabytes = 1_000_000;

describe("the most that a cache may keep", () => {
    it("is half of the memory less what the program itself takes", () => {
        expect(mostCacheBytes({ machine: 4_000 * megabytes, limit: undefined })).to.equal(1_900 * megabytes);
    });

    it("goes by the limit of systemd where that is less than the machine has", () => {
        expect(mostCacheBytes({ machine: 4_000 * megabytes, limit: 3_200 * megabytes })).to.equal(1_500 * megabytes);
    });

    it("goes by the machine where there is no limit, however Node says so", () => {
        for (const limit of [undefined, 0, 2 ** 64, 8_000 * megabytes]) {
            expect(mostCacheBytes({ machine: 2_000 * megabytes, limit }), String(limit)).to.equal(900 * megabytes);
        }
    });

    it("leaves room for the default on an instance of 1 GiB, of which systemd gives the application 80 %", () => {
        const machine = 950 * megabytes;

        expect(mostCacheBytes({ machine, limit: 0.8 * machine })).to.be.at.least(
            defaultConfiguration.cache.capacityBytes,
        );
    });

    it("is nothing where the memory is only enough for the program", () => {
        expect(mostCacheBytes({ machine: 150 * megabytes, limit: undefined })).to.equal(0);
    });

    it("is less than half of this machine", () => {
        expect(mostCacheBytes(memoryOfThisProcess())).to.be.within(1, totalmem() / 2);
    });
});
