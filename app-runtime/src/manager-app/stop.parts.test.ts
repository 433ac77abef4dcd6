import { expect } from "chai";
import { startSilentProxy, type SilentProxy } from "../image-app/testing/silent-proxy.js";
import { ManagerProcess } from "./testing/manager-process.js";
import { startManagerSurroundings, type ManagerSurroundings } from "./testing/manager-surroundings.js";

const stopSeconds = 3;
/** What a busy machine may take to see the end of a process. */
const graceMilliseconds = 10_000;

describe("the manager, told to stop while AWS is silent", function () {
    this.timeout(90_000);
    let around: ManagerSurroundings;
    let silent: SilentProxy;
    let manager: ManagerProcess;

    before(async () => {
        around = await startManagerSurroundings();
        silent = await startSilentProxy(around.place.endpoint ?? "", ({ headers }) =>
            String(headers["x-amz-target"]).startsWith("secretsmanager"),
        );
    });
    after(async () => {
        await manager?.stop();
        await silent?.stop();
        await around?.stop();
    });

    it("ends within its time, with 0", async () => {
        const settings = { AWS_ENDPOINT_URL: silent.endpoint, STOP_SECONDS: String(stopSeconds) };
        manager = new ManagerProcess({ ...around.variables, ...settings });
        await manager.listening();
        await silent.fellSilent;
        const begun = performance.now();

        expect(await manager.stop()).to.equal(0);
        expect(performance.now() - begun).to.be.below(stopSeconds * 1_000 + graceMilliseconds);
    });
});
