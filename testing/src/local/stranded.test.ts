import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { homeOf, makeHome } from "./home.js";
import { readProject } from "./project.js";
import { stateFileOf } from "./stacks.js";
import { forgetStack, removeAdoptionFile, strandedSentences, type StackPlace } from "./stranded.js";

const urnOf = (type: string, name: string, stack = "dev", project = "shop") =>
    `urn:pulumi:${stack}::${project}::${type}::${name}`;
const network = "evenkeel:index:Network";
const route = "aws:ec2/route:Route";

describe("what a killed run left in the simulated cloud", () => {
    let folder: string;
    let place: StackPlace;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-stranded-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        const home = homeOf(folder, {});
        makeHome(home);
        place = { project: readProject(folder), home, stack: "dev" };
        mkdirSync(dirname(stateFileOf(place.project, home, "dev")), { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const journal = () => join(place.home.cloud, "journal.jsonl");
    const adoption = () => join(place.home.folder, "adopt-shop-dev.json");

    function exists(...resources: { type?: string; id: string; urn: string; seed?: string }[]): void {
        const lines = resources.map(({ type = route, seed = "s", ...rest }) =>
            JSON.stringify({ put: { type, seed, ...rest, region: "eu-west-1", facts: {}, inputs: [] } }),
        );
        writeFileSync(journal(), lines.map((line) => `${line}\n`).join(""));
    }
    function known(resources: object[], pending: object[] = []): void {
        const latest = { resources, pending_operations: pending.map((resource) => ({ resource, type: "creating" })) };
        writeFileSync(stateFileOf(place.project, place.home, "dev"), JSON.stringify({ checkpoint: { latest } }));
    }
    const adopted = (): unknown => JSON.parse(readFileSync(adoption(), "utf8"));

    it("is told with the ways out, and only what is this stack's and not in its state", () => {
        const [one, other] = [urnOf(`${network}$${route}`, "main-a"), urnOf(`${network}$${route}`, "main-b")];
        exists(
            { id: "r-1", urn: one },
            { id: "r-2", urn: other },
            { id: "r-3", urn: urnOf(route, "x", "prod") },
            { id: "r-4", urn: urnOf(route, "x", "dev", "other") },
            { id: "sg-1", urn: "" },
        );
        known([
            { urn: urnOf(network, "main"), type: network },
            { urn: one, type: route, id: "r-1" },
        ]);
        const file = adoption();
        expect(strandedSentences(place)).to.deep.equal([
            `${route} "main-b" (r-2) exists in the simulated cloud and is not in the state of stack dev, as after a run that was killed`,
            `adopt them with: import --file ${file} --protect=false --generate-code=false --stack dev --yes, then run up again; ` +
                "or forget the whole simulated stack with: stack rm dev --force --yes",
        ]);
        removeAdoptionFile(place);
        expect(existsSync(file)).to.equal(false);
    });

    it("is nothing where state and cloud agree, or there is no stack", () => {
        expect(strandedSentences(place)).to.deep.equal([]);
        exists({ id: "r-1", urn: urnOf(route, "a") });
        known([{ urn: urnOf(route, "a"), type: route, id: "r-1" }]);
        expect(strandedSentences(place)).to.deep.equal([]);
        expect(existsSync(adoption())).to.equal(false);
    });

    it("is adopted where the program has it: with the noted parent and provider, else with some that fit", () => {
        const [noted, guessed, top] = [
            urnOf(`${network}$${route}`, "main-a"),
            urnOf(`${network}$${route}`, "side-a"),
            urnOf(route, "top"),
        ];
        const [near, far] = [urnOf("pulumi:providers:aws", "default_7"), urnOf("pulumi:providers:aws", "far")];
        exists({ id: "r-1", urn: noted }, { id: "r-2", urn: guessed }, { id: "r-3", urn: top });
        known(
            [
                { urn: near, type: "pulumi:providers:aws", id: "p1", inputs: { region: "eu-west-1" } },
                { urn: far, type: "pulumi:providers:aws", id: "p2", inputs: { region: "us-east-1" } },
                { urn: urnOf(network, "main"), type: network },
                { urn: urnOf(network, "side"), type: network },
            ],
            [{ urn: noted, type: route, parent: urnOf(network, "main"), provider: `${far}::p2` }],
        );
        strandedSentences(place);
        expect(adopted()).to.deep.equal({
            nameTable: {
                "parent-1": urnOf(network, "main"),
                "provider-2": far,
                "parent-3": urnOf(network, "side"),
                "provider-4": near,
            },
            resources: [
                {
                    type: route,
                    name: "resource-1",
                    logicalName: "main-a",
                    id: "r-1",
                    parent: "parent-1",
                    provider: "provider-2",
                },
                {
                    type: route,
                    name: "resource-2",
                    logicalName: "side-a",
                    id: "r-2",
                    parent: "parent-3",
                    provider: "provider-4",
                },
                { type: route, name: "resource-3", logicalName: "top", id: "r-3", provider: "provider-4" },
            ],
        });
    });

    it("cannot be adopted where its URN is taken or its parent is missing", () => {
        exists({ id: "new", urn: urnOf(route, "a") }, { id: "r-2", urn: urnOf(`${network}$${route}`, "b") });
        known([{ urn: urnOf(route, "a"), type: route, id: "old" }]);
        expect(strandedSentences(place).at(-1)).to.equal(
            "the state has no room for them, as for half a replacement; forget the whole simulated stack with: stack rm dev --force --yes",
        );
        expect(existsSync(adoption())).to.equal(false);
    });

    it("is listed up to ten", () => {
        exists(...Array.from({ length: 12 }, (_, at) => ({ id: `r-${at}`, urn: urnOf(route, `a${at}`) })));
        const sentences = strandedSentences(place);
        expect(sentences).to.have.length(12);
        expect(sentences[10]).to.equal("and 2 more");
    });

    it("is forgotten with the stack, and what AWS made beside it as well", () => {
        exists(
            { id: "r-1", urn: urnOf(route, "a"), seed: "one" },
            { id: "sg-1", urn: "", seed: "one" },
            { id: "sg-2", urn: "", seed: "two" },
            { id: "r-2", urn: urnOf(route, "a", "prod"), seed: "two" },
        );
        expect(forgetStack(place)).to.deep.equal([
            "the simulated cloud has forgotten 1 resource of stack dev; AWS would keep and bill them",
        ]);
        const deleted = readFileSync(journal(), "utf8")
            .split("\n")
            .filter((line) => line.startsWith('{"delete"'));
        expect(deleted.map((line): unknown => JSON.parse(line))).to.deep.equal(
            ["r-1", "sg-1"].map((id) => ({ delete: { type: route, id } })),
        );
        expect(forgetStack(place)).to.deep.equal([]);
    });
});
