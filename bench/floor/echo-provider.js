// The least that a provider can do: take every input as it is and give it back.
const grpc = require("@grpc/grpc-js");
const empty = require("google-protobuf/google/protobuf/empty_pb");
const plugin = require("@pulumi/pulumi/proto/plugin_pb");
const services = require("@pulumi/pulumi/proto/provider_grpc_pb");
const messages = require("@pulumi/pulumi/proto/provider_pb");

const answer = (make) => (call, done) => done(null, make(call.request));

const server = new grpc.Server();
server.addService(services.ResourceProviderService, {
    handshake: (_, done) => done({ code: grpc.status.UNIMPLEMENTED, details: "not spoken here" }),
    getPluginInfo: answer(() => new plugin.PluginInfo().setVersion("0.0.0")),
    getSchema: answer(() => new messages.GetSchemaResponse().setSchema("{}")),
    checkConfig: answer((request) => new messages.CheckResponse().setInputs(request.getNews())),
    diffConfig: answer(() => new messages.DiffResponse()),
    configure: answer(() => new messages.ConfigureResponse().setSupportspreview(true)),
    check: answer((request) => new messages.CheckResponse().setInputs(request.getNews())),
    diff: answer(() => new messages.DiffResponse().setChanges(messages.DiffResponse.DiffChanges.DIFF_NONE)),
    create: answer((request) =>
        new messages.CreateResponse()
            .setId(request.getPreview() ? "" : request.getUrn())
            .setProperties(request.getProperties()),
    ),
    update: answer((request) => new messages.UpdateResponse().setProperties(request.getNews())),
    read: answer((request) =>
        new messages.ReadResponse()
            .setId(request.getId())
            .setProperties(request.getProperties())
            .setInputs(request.getInputs()),
    ),
    delete: answer(() => new empty.Empty()),
    cancel: answer(() => new empty.Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
});
