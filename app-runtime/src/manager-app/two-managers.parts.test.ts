import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import {
    defaultConfiguration,
    parseConfiguration,
    type ControlConfiguration,
} from "../common/control/configuration.js";
import type { Browser } from "../image-app/web/testing/browser.js";
import { ConfigurationStore } from "../common/control/configuration-store.js";
import { ManagerProcess, type NetworkAnswer } from "./testing/manager-process.js";
import { administrator, startManagerSurroundings, type ManagerSurroundings } from "./testing/manager-surroundings.js";
import { formValuesOf } from "./web/configuration-form.js";

const path = "/configuration";

/** What an administrator does on the page of one manager. */
class Visit {
    private fields: Readonly<Record<string, string>> = {};

    constructor(private readonly browser: Browser<NetworkAnswer>) {}

    public async logIn(): Promise<void> {
        expect((await this.browser.logIn(administrator.username, administrator.password)).statusCode).to.equal(303);
    }

    /** Opens the form, which is then that of the version in force. */
    public async open(): Promise<void> {
        const { body } = await this.browser.open(path);
        const [, seen = ""] = /name="seen"\s+value="(\d+)"/.exec(body) ?? [];
        this.fields = { seen, form_token: await this.browser.formToken(path, path) };
    }

    /** Sends the form as it was opened, and answers what the page says then. */
    public async save(changes: Record<string, string>): Promise<NetworkAnswer> {
        const answer = await this.browser.submit(path, {
            ...formValuesOf(defaultConfiguration),
            ...changes,
            ...this.fields,
        });
        return answer.location === undefined ? answer : this.browser.open(answer.location);
    }

    public async grow(): Promise<NetworkAnswer> {
        const answer = await this.browser.submit(`${path}/grow`, this.fields);
        return answer.location === undefined ? answer : this.browser.open(answer.location);
    }
}

describe("two managers at once, as while a release replaces the other", function () {
    this.timeout(90_000);
    let around: ManagerSurroundings;
    let managers: readonly ManagerProcess[] = [];
    let one: Visit;
    let other: Visit;

    before(async () => {
        around = await startManagerSurroundings();
        managers = [new ManagerProcess(around.variables), new ManagerProcess(around.variables)];
        await Promise.all(managers.map((manager) => manager.ready()));
        const [first, second] = managers.map((manager) => new Visit(manager.browser()));
        if (first === undefined || second === undefined) throw new Error("There are two managers.");
        [one, other] = [first, second];
        await Promise.all([one.logIn(), other.logIn()]);
        await one.open();
        await one.save({ capacity: "10" });
    });
    after(async () => {
        await Promise.all(managers.map((manager) => manager.stop()));
        await around?.stop();
    });
    beforeEach(() => Promise.all([one.open(), other.open()]));

    const stored = async (): Promise<ControlConfiguration> => {
        const Name = around.variables.CACHE_CONFIGURATION_PARAMETER;
        const { Parameter } = await new SSM(around.place).getParameter({ Name });
        return parseConfiguration(Parameter?.Value ?? "");
    };

    it("take the change of the first, and tell the second what was typed and what is in force", async () => {
        await one.save({ capacity: "20" });
        const { statusCode, body } = await other.save({ capacity: "30" });

        expect(statusCode).to.equal(409);
        expect(body).to.contain("Nothing was saved: somebody else has changed the configuration since you opened it");
        expect(body)
            .to.match(/value="30"/)
            .and.match(/20/);
        expect((await stored()).cache.capacityBytes).to.equal(20_000_000);
    });

    it("grow by one step where both are told to grow from the same number", async () => {
        const { version, scaling } = await stored();
        await one.grow();
        const { statusCode, body } = await other.grow();

        expect(statusCode).to.equal(409);
        expect(body).to.contain("Look at what is in force now, and try again.");
        expect(await stored()).to.deep.include({ version: version + 1 });
        expect((await stored()).scaling.nodes).to.equal(scaling.nodes * scaling.expandRatio);
    });

    it("tell an administrator who saves over a step of auto-scaling", async () => {
        const { version, scaling } = await stored();
        const parameter = around.variables.CACHE_CONFIGURATION_PARAMETER;
        await new ConfigurationStore(new SSM(around.place), parameter).save({
            seen: version,
            make: (current) => ({ ...current, scaling: { ...scaling, nodes: scaling.nodes + 1 } }),
        });
        const { statusCode, body } = await one.save({ capacity: "40" });

        expect(statusCode).to.equal(409);
        expect(body).to.contain(`(you saw version ${version}, in force is ${version + 1})`);
        expect((await stored()).scaling.nodes).to.equal(scaling.nodes + 1);
    });

    it("end with one of two changes of the same moment, and tell one of the two who made them", async () => {
        const answers = await Promise.all([one.save({ capacity: "50" }), other.save({ capacity: "60" })]);
        const kept = (await stored()).cache.capacityBytes / 1_000_000;
        const said = answers.map(({ body }) => body);

        expect([50, 60]).to.include(kept);
        // Which of the two happens is for the moment to decide: refused, or written over the other.
        expect(said.filter((body) => /Nothing was saved|was overwritten/.test(body))).to.have.lengthOf(1);
        expect(said.filter((body) => /Saved\. The nodes apply it/.test(body))).to.have.lengthOf(1);
    });
});
