import type { sendUnaryData, ServerUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { differenceResponse, fromPlain, readStored, subjectOf } from "./messages.js";
import { checkConfig, configuredValues, diffConfig } from "./configuration.js";
import { packageSchema } from "./schema.js";
import { refusalText } from "../errors.js";
import type { Lifecycle } from "../lifecycle.js";
import { readSettings } from "../settings.js";
import { readBag, toWire } from "../wire.js";

/** A provider that the simulated cloud takes the place of. */
export interface ProviderPackage {
    readonly name: string;
    /** The version whose types the models were written for. */
    readonly version: string;
    /** Whether its resources exist anywhere but in the engine's state. */
    readonly isCloud: boolean;
}

/** The provider protocol on top of a {@link Lifecycle}. Methods that are not here answer UNIMPLEMENTED. */
export function providerService(
    { name, version, isCloud }: ProviderPackage,
    lifecycle: Lifecycle,
    noteDefaultRegion: () => void,
): UntypedServiceImplementation {
    return {
        handshake: answered(() => new protocol.ProviderHandshakeResponse().setAcceptSecrets(true)),
        attach: answered(() => new Empty()),
        cancel: answered(() => {
            lifecycle.cancel();
            return new Empty();
        }),
        getPluginInfo: answered(() => new PluginInfo().setVersion(version)),
        getSchema: answered(() => new protocol.GetSchemaResponse().setSchema(packageSchema(name, version))),
        checkConfig: answered(checkConfig),
        diffConfig: answered(diffConfig),
        configure: answered((request: protocol.ConfigureRequest) => {
            const values = configuredValues(request, name);
            if (isCloud && (values["region"] ?? "") === "") noteDefaultRegion();
            lifecycle.settings = readSettings(values);
            return new protocol.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
        }),
        invoke: answered((request: protocol.InvokeRequest) => {
            const { values, secretKeys } = lifecycle.invoke(request.getTok(), readBag(request.getArgs()));
            return new protocol.InvokeResponse().setReturn(fromPlain(values, secretKeys));
        }),
        ...resourceMethods(lifecycle),
    };
}

function resourceMethods(lifecycle: Lifecycle): UntypedServiceImplementation {
    return {
        check: answered((request: protocol.CheckRequest) => check(lifecycle, request)),
        diff: answered((request: protocol.DiffRequest) => {
            const news = readBag(request.getNews());
            const olds = readBag(request.getOldInputs() ?? request.getOlds());
            const stored = readStored(request.getId(), request.getOlds());
            return differenceResponse(
                lifecycle.diff(subjectOf(request), stored, olds, news, request.getIgnorechangesList()),
            );
        }),
        create: answered(async (request: protocol.CreateRequest) => {
            const inputs = readBag(request.getProperties());
            const response = new protocol.CreateResponse();
            if (request.getPreview()) {
                const outputs = lifecycle.previewCreate(subjectOf(request), inputs);
                return response.setProperties(fromPlain(outputs.values, outputs.secretKeys));
            }
            const { id, outputs } = await lifecycle.create(subjectOf(request), inputs);
            return response.setId(id).setProperties(fromPlain(outputs.values, outputs.secretKeys));
        }),
        update: answered(async (request: protocol.UpdateRequest) => {
            const subject = subjectOf(request);
            const inputs = readBag(request.getNews());
            const stored = readStored(request.getId(), request.getOlds());
            const oldInputs = readBag(request.getOldInputs());
            const outputs = request.getPreview()
                ? lifecycle.previewUpdate(subject, stored, oldInputs, inputs)
                : await lifecycle.update(subject, stored, oldInputs, inputs);
            return new protocol.UpdateResponse().setProperties(fromPlain(outputs.values, outputs.secretKeys));
        }),
        read: answered((request: protocol.ReadRequest) => read(lifecycle, request)),
        delete: answered(async (request: protocol.DeleteRequest) => {
            const stored = readStored(request.getId(), request.getProperties());
            await lifecycle.delete(subjectOf(request), stored, readBag(request.getOldInputs()));
            return new Empty();
        }),
    };
}

function check(lifecycle: Lifecycle, request: protocol.CheckRequest): protocol.CheckResponse {
    const subject = subjectOf(request);
    const news = request.getNews();
    const olds = request.getOlds();
    const given = readBag(news);
    const checked = lifecycle.check(
        subject,
        given,
        olds === undefined ? undefined : readBag(olds),
        request.getRandomseed(),
    );
    // What the program gave goes back as it came, so that secrets stay exactly where they are.
    const inputs = { ...news?.toJavaScript(), ...toWire(checked.additions, checked.inputs.secretKeys) };
    return new protocol.CheckResponse()
        .setInputs(Struct.fromJavaScript(inputs))
        .setFailuresList(
            checked.refusals.map((refusal) =>
                new protocol.CheckFailure().setReason(refusalText(refusal, subject, given.secretTexts)),
            ),
        );
}

async function read(lifecycle: Lifecycle, request: protocol.ReadRequest): Promise<protocol.ReadResponse> {
    const stored = readStored(request.getId(), request.getProperties());
    const found = await lifecycle.read(subjectOf(request), stored, readBag(request.getInputs()));
    const response = new protocol.ReadResponse();
    if (found === undefined) return response;
    const { inputs, outputs } = found;
    return response
        .setId(request.getId())
        .setInputs(fromPlain(inputs.values, inputs.secretKeys))
        .setProperties(fromPlain(outputs.values, outputs.secretKeys));
}

/** gRPC's status for "something went wrong in the provider", which the real provider answers AWS's errors with. */
const unknownStatus = 2;

/** Turns a function into a method of the service; what it throws becomes the answer's error, as a sentence. */
function answered<Request, Response>(method: (request: Request) => Response | Promise<Response>) {
    return (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): void => {
        const respond = async (): Promise<Response> => method(call.request);
        respond().then(
            (response) => answer(null, response),
            (error: unknown) =>
                answer({ code: unknownStatus, details: error instanceof Error ? error.message : String(error) }),
        );
    };
}
