/**
 * The least that a provider can do: every resource is what it was given. It is the floor that the simulated cloud is
 * measured against, and lets the local command be tested without it.
 *
 * `EVENKEEL_ECHO_DELAY` makes each creation take that many milliseconds.
 */
import { Server, ServerCredentials, type handleUnaryCall } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as provider from "@pulumi/pulumi/proto/provider_pb.js";
import { packages } from "../cloud/packages.js";

const delay = Number(process.env.EVENKEEL_ECHO_DELAY ?? "0");
/** The engine warns of a provider that is older than the program's package. */
const version = packages.find(({ name }) => name === process.argv[2])?.version ?? "0.0.0";
let made = 0;

function answer<Request, Response>(make: (request: Request) => Response): handleUnaryCall<Request, Response> {
    return (call, callback) => callback(null, make(call.request));
}

const check = answer((request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews()));

const create: handleUnaryCall<provider.CreateRequest, provider.CreateResponse> = ({ request }, callback) => {
    const response = new provider.CreateResponse().setProperties(request.getProperties());
    if (request.getPreview()) callback(null, response);
    else setTimeout(() => callback(null, response.setId(`echo-${process.pid}-${made++}`)), delay);
};

/** An empty message of the SDK's own copy of google-protobuf; it refuses one of another copy. */
const nothing = answer(() => ResourceProviderService.delete.responseDeserialize(Buffer.alloc(0)));

const server = new Server();
server.addService(ResourceProviderService, {
    handshake: answer(() => new provider.ProviderHandshakeResponse()),
    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),
    configure: answer(() => new provider.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true)),
    checkConfig: check,
    diffConfig: answer(() => new provider.DiffResponse()),
    check,
    diff: answer(() => new provider.DiffResponse()),
    create,
    update: answer((request: provider.UpdateRequest) => new provider.UpdateResponse().setProperties(request.getNews())),
    delete: nothing,
    cancel: nothing,
});
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
});
// The engine holds the other end; when it is killed, nobody else tells us to end.
process.stdin.on("end", () => process.exit());
process.stdin.resume();
