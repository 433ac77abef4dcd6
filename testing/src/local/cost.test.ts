import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unknownValue } from "../cloud/inputs.js";
import { readCommandLine } from "./command-line.js";
import { costResources, costSentences, costVariables, removeCostListing } from "./cost.js";
import { homeOf, makeHome } from "./home.js";
import { readProject } from "./project.js";
import { stateFileOf } from "./stacks.js";
import type { StackPlace } from "./stranded.js";

const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const stack = {
    urn: urn("pulumi:pulumi:Stack", "shop-dev"),
    type: "pulumi:pulumi:Stack",
    id: "",
    custom: false,
    inputs: {},
};
const provider = {
    urn: urn("pulumi:providers:aws", "aws"),
    type: "pulumi:providers:aws",
    id: "provider-id",
    custom: true,
    inputs: { region: "eu-west-1" },
};
const network = {
    urn: urn("shop:index:Network", "main"),
    type: "shop:index:Network",
    id: "",
    custom: false,
    inputs: {},
    parent: stack.urn,
};
const gateway = {
    urn: urn("shop:index:Network$aws:ec2/natGateway:NatGateway", "main-nat"),
    type: "aws:ec2/natGateway:NatGateway",
    id: "nat-1",
    custom: true,
    parent: network.urn,
    provider: `${provider.urn}::provider-id`,
    inputs: {},
};

describe("what a local run says of cost", () => {
    let folder: string;
    let place: StackPlace;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-cost-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        const home = homeOf(folder, {});
        makeHome(home);
        place = { project: readProject(folder), home, stack: "dev" };
        mkdirSync(dirname(stateFileOf(place.project, home, "dev")), { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const line = (...args: string[]) => readCommandLine(args, folder);
    const sentences = (command: string, environment: NodeJS.ProcessEnv = {}) =>
        costSentences(line(command), place, { folder, environment, near: ".evenkeel" });
    const state = (...resources: object[]) =>
        writeFileSync(
            stateFileOf(place.project, place.home, "dev"),
            JSON.stringify({ checkpoint: { latest: { resources } } }),
        );
    const listing = () => join(place.home.folder, "cost-shop-dev.txt");

    it("comes from the state after an update, and leaves every line in a file", () => {
        state(stack, provider, network, gateway);
        const said = sentences("up");
        expect(said[0]).to.equal("what it costs in eu-west-1 whether it is used or not:");
        expect(said.join("\n")).to.match(/^ {2}main +Network +35\.04 +2$/m);
        expect(said.join("\n")).to.include(`unit price: ${join(".evenkeel", "cost-shop-dev.txt")}`);
        expect(readFileSync(listing(), "utf8")).to.include("data that the NAT gateway handles");
        removeCostListing(place);
        expect(existsSync(listing())).to.equal(false);
    });

    it("comes from the engine's events after a preview", () => {
        const events = [stack, provider, network, gateway].map((planned) => ({
            resourcePreEvent: { metadata: { op: "create", urn: planned.urn, new: { ...planned, id: "" } } },
        }));
        writeFileSync(join(folder, "events.jsonl"), events.map((event) => JSON.stringify(event)).join("\n"));
        expect(sentences("preview").join("\n")).to.match(/^ {2}total +35\.04$/m);
    });

    it("is nothing for other commands, for help, for a stack without AWS, and where it is switched off", () => {
        state(stack, provider, network, gateway);
        expect(sentences("destroy")).to.deep.equal([]);
        expect(sentences("up", { EVENKEEL_COST: "off" })).to.deep.equal([]);
        const run = { folder, environment: {}, near: "." };
        expect(costSentences(line("preview", "--help"), place, run)).to.deep.equal([]);
        state(stack, network);
        expect(sentences("up")).to.deep.equal([]);
    });

    it("says so where the engine left no events", () => {
        expect(sentences("preview")).to.deep.equal([
            "what it costs is not known: the engine left no log of its events here",
        ]);
    });

    it("asks the engine for its events in a preview only, and not where the person has a log of their own", () => {
        const asked = { PULUMI_DEBUG_COMMANDS: "true", PULUMI_OPTION_EVENT_LOG: join("run", "events.jsonl") };
        expect(costVariables(line("preview"), "run", {})).to.deep.equal(asked);
        expect(costVariables(line("up"), "run", {})).to.deep.equal({});
        expect(costVariables(line("preview"), "run", { EVENKEEL_COST: "off" })).to.deep.equal({});
        expect(costVariables(line("preview"), "run", { PULUMI_OPTION_EVENT_LOG: "mine" })).to.deep.equal({});
        expect(costVariables(line("preview", "--event-log=mine"), "run", {})).to.deep.equal({});
    });
});

describe("costResources", () => {
    const signature = "4dabf18193072939515e22adb298388d";
    const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const inputsOf = (inputs: Record<string, unknown>) => costResources([{ ...gateway, inputs }])[0]?.inputs;

    it("takes a secret and what a preview does not know for not known", () => {
        const encrypted = { [signature]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
        expect(inputsOf({ a: encrypted, b: "[secret]", c: unknownText, d: 1 })).to.deep.equal({
            a: unknownValue,
            b: unknownValue,
            c: unknownValue,
            d: 1,
        });
    });

    it("finds the region in the resource, else in its provider, else takes that of the simulated cloud", () => {
        const regionOf = (...resources: Parameters<typeof costResources>[0]) => costResources(resources).at(-1)?.region;
        expect(regionOf(provider, { ...gateway, inputs: { region: "eu-central-1" } })).to.equal("eu-central-1");
        expect(regionOf(provider, gateway)).to.equal("eu-west-1");
        expect(regionOf(gateway)).to.equal("us-east-1");
        expect(regionOf({ ...provider, inputs: { region: unknownText } }, gateway)).to.equal(undefined);
    });

    it("leaves out the stack itself, which is nobody's component", () => {
        const [made] = costResources([stack, { ...network }]);
        expect(made).to.include({ name: "main", parent: undefined, custom: false });
    });
});
