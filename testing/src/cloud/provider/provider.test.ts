import { credentials, type ServiceError } from "@grpc/grpc-js";
import * as google from "google-protobuf/google/protobuf/struct_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { type RunningServer, serve } from "./server.js";
import { Faults, parseFaults } from "../faults.js";
import { memoryLedger } from "../journal.js";
import { Lifecycle } from "../lifecycle.js";
import { registry } from "../registry.js";
import type { WireProperties } from "../wire.js";

const topic = { type: "aws:sns/topic:Topic", name: "alerts" };
const vpc = { type: "aws:ec2/vpc:Vpc", name: "main" };
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: string): WireProperties => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
});

interface Named {
    readonly type: string;
    readonly name: string;
}

function urn({ type, name }: Named): string {
    return `urn:pulumi:dev::shop::${type}::${name}`;
}

function struct(properties: WireProperties): google.Struct {
    return google.Struct.fromJavaScript(properties);
}

function plain(properties: google.Struct | undefined): Record<string, unknown> {
    return { ...properties?.toJavaScript() };
}

type Call<Request, Response> = (
    request: Request,
    answer: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** A provider on a port of its own, spoken to as the engine speaks to it. */
class Engine {
    private constructor(
        private readonly server: RunningServer,
        private readonly client: ResourceProviderClient,
    ) {}

    static async start(faults?: string): Promise<Engine> {
        const lifecycle = new Lifecycle(memoryLedger(registry), new Faults(parseFaults(faults)), () => undefined);
        const server = await serve({ name: "aws", version: "7.48.0", isCloud: true }, lifecycle);
        return new Engine(
            server,
            new ResourceProviderClient(`127.0.0.1:${String(server.port)}`, credentials.createInsecure()),
        );
    }

    stop(): void {
        this.client.close();
        this.server.stop();
    }

    configure(args: WireProperties): Promise<protocol.ConfigureResponse> {
        return this.ask((answer) =>
            this.client.configure(new protocol.ConfigureRequest().setArgs(struct(args)), answer),
        );
    }

    check(of: Named, news: WireProperties, olds?: WireProperties): Promise<protocol.CheckResponse> {
        const request = new protocol.CheckRequest()
            .setUrn(urn(of))
            .setType(of.type)
            .setName(of.name)
            .setNews(struct(news));
        request.setRandomseed(new Uint8Array([1, 2, 3]));
        if (olds !== undefined) request.setOlds(struct(olds));
        return this.ask((answer) => this.client.check(request, answer));
    }

    create(of: Named, inputs: WireProperties, preview = false): Promise<protocol.CreateResponse> {
        const request = new protocol.CreateRequest().setUrn(urn(of)).setType(of.type).setName(of.name);
        return this.ask((answer) =>
            this.client.create(request.setProperties(struct(inputs)).setPreview(preview), answer),
        );
    }

    diff(of: Named, id: string, olds: WireProperties, news: WireProperties): Promise<protocol.DiffResponse> {
        const request = new protocol.DiffRequest().setId(id).setUrn(urn(of)).setType(of.type).setName(of.name);
        request.setOlds(struct(olds)).setOldInputs(struct(olds)).setNews(struct(news));
        return this.ask((answer) => this.client.diff(request, answer));
    }

    delete(of: Named, id: string): Promise<unknown> {
        const request = new protocol.DeleteRequest().setId(id).setUrn(urn(of)).setType(of.type).setName(of.name);
        return this.ask((answer) => this.client.delete(request, answer));
    }

    read(of: Named, id: string): Promise<protocol.ReadResponse> {
        const request = new protocol.ReadRequest().setId(id).setUrn(urn(of)).setType(of.type).setName(of.name);
        return this.ask((answer) => this.client.read(request, answer));
    }

    invoke(token: string, args: WireProperties): Promise<protocol.InvokeResponse> {
        return this.ask((answer) =>
            this.client.invoke(new protocol.InvokeRequest().setTok(token).setArgs(struct(args)), answer),
        );
    }

    private ask<Response>(call: (answer: Parameters<Call<unknown, Response>>[1]) => unknown): Promise<Response> {
        return new Promise((resolve, reject) => {
            call((error, response) => {
                if (error === null) resolve(response);
                else reject(error);
            });
        });
    }
}

async function failureOf(call: Promise<unknown>): Promise<string> {
    try {
        await call;
    } catch (error) {
        return String(error);
    }
    return "no error";
}

describe("the provider", () => {
    let engine: Engine;

    beforeEach(async () => {
        engine = await Engine.start();
        await engine.configure({ region: "eu-west-1", defaultTags: '{"tags":{"Team":"web"}}' });
    });
    afterEach(() => engine.stop());

    it("names a resource, notes that it did, and adds the default tags", async () => {
        const inputs = plain((await engine.check(topic, { tags: { Size: "small" } })).getInputs());

        expect(inputs["name"]).to.match(/^alerts-[0-9a-f]{7}$/);
        expect(inputs["__defaults"]).to.include("name");
        expect(inputs["tagsAll"]).to.deep.equal({ Team: "web", Size: "small" });
    });

    it("keeps the automatic name over an update", async () => {
        const first = plain((await engine.check(topic, {})).getInputs());
        const second = await engine.check(
            topic,
            { displayName: "Alerts" },
            { name: String(first["name"]), __defaults: ["name"] },
        );

        expect(plain(second.getInputs())["name"]).to.equal(first["name"]);
    });

    it("leaves secrets where they were, and keeps them secret in what it answers", async () => {
        const inputs = plain((await engine.check(topic, { displayName: secret("Alerts") })).getInputs());
        const created = plain(
            (await engine.create(topic, { name: "alerts", displayName: secret("Alerts") })).getProperties(),
        );

        expect(inputs["displayName"]).to.deep.equal(secret("Alerts"));
        expect(created["displayName"]).to.deep.equal(secret("Alerts"));
    });

    it("answers a preview with what it knows and nothing that AWS makes up", async () => {
        const response = await engine.create(topic, { name: "alerts", kmsMasterKeyId: unknown }, true);

        expect(response.getId()).to.equal("");
        expect(plain(response.getProperties())).to.include({
            name: "alerts",
            kmsMasterKeyId: unknown,
            arn: unknown,
            region: "eu-west-1",
        });
    });

    it("creates, reads and deletes", async () => {
        const created = await engine.create(topic, { name: "alerts" });
        const id = created.getId();

        expect(id).to.equal("arn:aws:sns:eu-west-1:123456789012:alerts");
        expect(plain((await engine.read(topic, id)).getProperties())).to.include({ arn: id });
        await engine.delete(topic, id);
        expect((await engine.read(topic, id)).getId()).to.equal("");
    });

    it("sees no difference between equal inputs, and names what replaces", async () => {
        const created = await engine.create(vpc, { cidrBlock: "10.0.0.0/16" });
        const olds = { cidrBlock: "10.0.0.0/16", tags: { Name: "main" } };
        const same = await engine.diff(vpc, created.getId(), olds, olds);
        const other = await engine.diff(vpc, created.getId(), olds, {
            cidrBlock: "10.1.0.0/16",
            tags: { Name: "other" },
        });

        expect(same.getChanges()).to.equal(protocol.DiffResponse.DiffChanges.DIFF_NONE);
        expect(other.getReplacesList()).to.deep.equal(["cidrBlock"]);
        expect(other.getDetaileddiffMap().get("tags.Name")?.getKind()).to.equal(protocol.PropertyDiff.Kind.UPDATE);
        expect(other.getDetaileddiffMap().get("cidrBlock")?.getKind()).to.equal(
            protocol.PropertyDiff.Kind.UPDATE_REPLACE,
        );
    });

    it("says what AWS would refuse as failures of the check, with code, type and name", async () => {
        const failures = (await engine.check(vpc, { cidrBlock: "10.0.0.0/8" }))
            .getFailuresList()
            .map((failure) => failure.getReason());

        expect(failures).to.have.length(1);
        expect(failures[0]).to.match(/^InvalidVpc\.Range: .*\(aws:ec2\/vpc:Vpc "main"\)$/);
    });

    it("refuses ids that nothing has and deletions of what is in use", async () => {
        const subnet = { type: "aws:ec2/subnet:Subnet", name: "a" };
        const lost = await failureOf(engine.create(subnet, { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" }));
        const { id } = (await engine.create(vpc, { cidrBlock: "10.0.0.0/16" })).toObject();
        await engine.create(subnet, { vpcId: id, cidrBlock: "10.0.0.0/24" });

        expect(lost).to.contain('InvalidVpcID.NotFound: vpcId names "vpc-1", which does not exist');
        expect(await failureOf(engine.delete(vpc, id))).to.contain(
            `DependencyViolation: ${id} is in use by aws:ec2/subnet:Subnet`,
        );
    });

    it("never says a secret", async () => {
        const message = await failureOf(
            engine.create({ type: "aws:ec2/subnet:Subnet", name: "a" }, { vpcId: secret("vpc-hidden") }),
        );

        expect(message).to.contain("InvalidVpcID.NotFound").and.to.not.contain("vpc-hidden");
    });

    it("answers look-ups, and names a function that has no model", async () => {
        const zones = plain(
            (await engine.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {})).getReturn(),
        );

        expect(zones["names"]).to.deep.equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        expect(await failureOf(engine.invoke("aws:ec2/getSpotPrice:getSpotPrice", {}))).to.contain(
            "aws:ec2/getSpotPrice:getSpotPrice is not modelled",
        );
    });
});

describe("the provider with faults", () => {
    it("fails the planned call and no other", async () => {
        const engine = await Engine.start(
            '[{"type":"aws:sns/topic:Topic","call":"create","nth":2,"fault":"throttle"}]',
        );
        await engine.create(topic, { name: "first" });

        expect(await failureOf(engine.create(topic, { name: "second" }))).to.contain(
            "ThrottlingException: Rate exceeded",
        );
        await engine.create(topic, { name: "third" });
        engine.stop();
    });

    it("makes the change and loses the answer", async () => {
        const engine = await Engine.start('[{"type":"aws:sns/topic:Topic","call":"create","fault":"lose-answer"}]');

        expect(await failureOf(engine.create(topic, { name: "alerts" }))).to.contain("RequestTimeout");
        const id = "arn:aws:sns:us-east-1:123456789012:alerts";
        expect((await engine.read(topic, id)).getId()).to.equal(id);
        engine.stop();
    });
});
