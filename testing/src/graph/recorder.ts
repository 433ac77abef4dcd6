import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as protocol from "@pulumi/pulumi/proto/resource_pb";
import { checkInputs } from "../cloud/checking.js";
import { refusalText, type Subject } from "../cloud/errors.js";
import { callFunction } from "../cloud/functions.js";
import { type InputValue, unknownValue } from "../cloud/inputs.js";
import { create, factsOf, previewCreate } from "../cloud/outputs.js";
import type { ProviderSettings } from "../cloud/place.js";
import { registry } from "../cloud/registry.js";
import { readSettings } from "../cloud/settings.js";
import { unmodelled } from "../cloud/unmodelled.js";
import { emptyBag, type PropertyBag, readBag, toWire } from "../cloud/wire.js";
import { World } from "../cloud/world.js";
import { aliasUrns } from "./aliases.js";
import { type Answer, respond } from "./answer.js";
import { Graph } from "./graph.js";
import type { RemoteComponent } from "./plan.js";
import { optionsOf, type Registration } from "./options.js";
import { GraphResource } from "./resource.js";
import type { UpdatePreview } from "./update.js";
import { isStack, urnOf } from "./urn.js";

export interface RecorderOptions {
    readonly project: string;
    readonly stack: string;
    readonly preview: boolean;
    readonly refusals: boolean;
    readonly settings: ProviderSettings;
    readonly remoteComponents: Readonly<Record<string, RemoteComponent>>;
    /** What there was, where the program is run as an update of it. */
    readonly update: UpdatePreview | undefined;
}

interface Answered {
    readonly id: string | undefined;
    readonly outputs: PropertyBag;
}

/**
 * Stands where the engine's resource monitor stands: takes every registration of a program, answers it with the simulated cloud's
 * models, and remembers it.
 */
export class Recorder {
    /** What the cloud would refuse, in the order of registration. */
    readonly problems: string[] = [];
    private readonly resources: GraphResource[] = [];
    private stackUrn = "";
    private readonly outputsOfComponents = new Map<string, Readonly<Record<string, InputValue>>>();
    private readonly providers = new Map<string, ProviderSettings>();
    private readonly urns = new Set<string>();
    private readonly aliases = new Map<string, readonly string[]>();
    private readonly world = new World(registry);
    private closed = false;

    constructor(private readonly options: RecorderOptions) {}

    /** From now on a registration is a mistake: the plan it belongs to has been handed out. */
    close(): void {
        this.closed = true;
    }

    /** Everything that was registered, components with the outputs that they declared. */
    graph(): Graph {
        const resources = this.resources.map((resource) => {
            const outputs = this.outputsOfComponents.get(resource.urn);
            return outputs === undefined ? resource : resource.withOutputs(outputs);
        });
        return new Graph(resources, this.outputsOfComponents.get(this.stackUrn) ?? {});
    }

    /** Features whose absence the SDK takes as a reason to hand over plainer values. */
    supportsFeature(request: protocol.SupportsFeatureRequest, answer: Answer<protocol.SupportsFeatureResponse>): void {
        const absent = new Set(["outputValues", "resourceReferences", "transforms", "invokeTransforms"]);
        answer(null, new protocol.SupportsFeatureResponse().setHassupport(!absent.has(request.getId())));
    }

    registerResource(
        request: protocol.RegisterResourceRequest,
        answer: Answer<protocol.RegisterResourceResponse>,
    ): void {
        respond(answer, () => {
            const subject = this.subjectOf(request);
            const inputs = readBag(request.getObject());
            const answered = request.getCustom()
                ? this.create(subject, request, inputs)
                : { id: undefined, outputs: request.getRemote() ? this.remote(subject, inputs) : emptyBag };
            this.record(subject, request, inputs, answered);
            return new protocol.RegisterResourceResponse()
                .setUrn(subject.urn)
                .setId(answered.id ?? "")
                .setObject(toStruct(answered.outputs));
        });
    }

    registerResourceOutputs(request: protocol.RegisterResourceOutputsRequest, answer: Answer<object>): void {
        respond(answer, () => {
            this.outputsOfComponents.set(request.getUrn(), readBag(request.getOutputs()).values);
            return {};
        });
    }

    /** `Vpc.get(name, id)`: whatever is asked for is taken to exist, with the properties that the program says it has. */
    readResource(request: protocol.ReadResourceRequest, answer: Answer<protocol.ReadResourceResponse>): void {
        respond(answer, () => {
            const subject = this.subjectOf(request);
            const inputs = readBag(request.getProperties());
            const model = registry.modelOf(subject.type) ?? unmodelled(subject.type);
            const region = this.settingsOf(request.getProvider()).region;
            const made = create({ ...model, id: () => request.getId() }, inputs, { region, seed: subject.urn });
            this.record(subject, request, inputs, { id: request.getId(), outputs: made.outputs });
            return new protocol.ReadResourceResponse().setUrn(subject.urn).setProperties(toStruct(made.outputs));
        });
    }

    invoke(request: protocol.ResourceInvokeRequest, answer: Answer<provider.InvokeResponse>): void {
        respond(answer, () => {
            this.assertOpen(`function ${request.getTok()} was called`);
            const settings = this.settingsOf(request.getProvider());
            const { answer: result, found } = callFunction(
                request.getTok(),
                readBag(request.getArgs()),
                settings,
                this.world,
            );
            for (const resource of found) this.world.put(resource);
            return new provider.InvokeResponse().setReturn(toStruct(result));
        });
    }

    registerPackage(_request: protocol.RegisterPackageRequest, answer: Answer<protocol.RegisterPackageResponse>): void {
        answer(null, new protocol.RegisterPackageResponse().setRef("recorded"));
    }

    registerResourceHook(_request: protocol.RegisterResourceHookRequest, answer: Answer<object>): void {
        answer(null, {});
    }

    registerErrorHook(_request: protocol.RegisterErrorHookRequest, answer: Answer<object>): void {
        answer(null, {});
    }

    private create(subject: Subject, request: protocol.RegisterResourceRequest, inputs: PropertyBag): Answered {
        if (subject.type.startsWith("pulumi:providers:")) {
            this.providers.set(subject.urn, readSettings(inputs.values));
            return { id: "simulated", outputs: inputs };
        }
        const settings = this.settingsOf(request.getProvider());
        const model = registry.modelOf(subject.type) ?? unmodelled(subject.type);
        const { inputs: checked, refusals } = checkInputs({
            model,
            subject,
            news: inputs,
            olds: undefined,
            settings,
            randomSeed: subject.urn,
        });
        if (this.options.refusals) {
            this.problems.push(...refusals.map((refusal) => refusalText(refusal, subject, inputs.secretTexts)));
        }
        if (this.options.update !== undefined) {
            return this.options.update.answer({ subject, model, settings, news: inputs, options: optionsOf(request) });
        }
        const region = inputs.values["region"];
        const site = { region: typeof region === "string" ? region : settings.region, seed: subject.urn };
        if (this.options.preview) return { id: undefined, outputs: previewCreate(model, checked, site) };
        const { id, outputs } = create(model, checked, site);
        const facts = factsOf(outputs);
        this.world.put({
            ...subject,
            id,
            region: site.region,
            facts,
            seed: site.seed,
            inputs: Object.keys(checked.values),
        });
        return { id: request.getImportid() === "" ? id : request.getImportid(), outputs };
    }

    /** What a remote component answers, as the plan was told. */
    private remote(subject: Subject, inputs: PropertyBag): PropertyBag {
        const component = this.options.remoteComponents[subject.type];
        if (component === undefined) throw new Error(remoteComponent(subject));
        const outputs = Object.entries(component(inputs.values));
        const known = outputs.map(([key, value]) => [key, this.options.preview ? unknownValue : value] as const);
        return { ...emptyBag, values: Object.fromEntries(known) };
    }

    private record(subject: Subject, request: Registration, inputs: PropertyBag, answered: Answered): void {
        if (isStack(subject.type)) {
            this.stackUrn = subject.urn;
            return;
        }
        const parent = request.getParent();
        this.resources.push(
            new GraphResource(
                subject.type,
                subject.name,
                subject.urn,
                parent === "" || isStack(parent.split("::")[2] ?? "") ? undefined : parent,
                request instanceof protocol.ReadResourceRequest || request.getCustom(),
                answered.id,
                inputs.values,
                [...inputs.secretKeys].sort(),
                answered.outputs.values,
                optionsOf(request, this.aliasesOf(subject, request)),
            ),
        );
    }

    private aliasesOf(subject: Subject, request: Registration): readonly string[] {
        if (request instanceof protocol.ReadResourceRequest) return [];
        const { project, stack } = this.options;
        const resource = { ...subject, project, stack, parent: request.getParent() };
        const aliases = aliasUrns(resource, request, (urn) => this.aliases.get(urn) ?? []);
        this.aliases.set(subject.urn, aliases);
        return aliases;
    }

    private subjectOf(request: Registration): Subject {
        const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
        const subject = { urn: urnOf({ ...this.options, parent, type, name }), type, name };
        this.assertOpen(`${type} "${name}" was registered`);
        if (this.urns.has(subject.urn)) {
            this.problems.push(`Two resources have the URN ${subject.urn}; give one of them another logical name.`);
        }
        this.urns.add(subject.urn);
        return subject;
    }

    private settingsOf(reference: string): ProviderSettings {
        const urn = reference.slice(0, reference.lastIndexOf("::"));
        return this.providers.get(urn) ?? this.options.settings;
    }

    private assertOpen(what: string): void {
        if (!this.closed) return;
        throw new Error(
            `After the plan had ended, ${what}. Construct resources inside the function that is given to plan().`,
        );
    }
}

function toStruct(bag: PropertyBag): Struct {
    return Struct.fromJavaScript(toWire(bag.values, bag.secretKeys));
}

function remoteComponent({ type, name }: Subject): string {
    return `${type} "${name}" is a remote component, which runs in a process of its own and cannot be planned in process; give its outputs as remoteComponents, or use the real engine.`;
}
