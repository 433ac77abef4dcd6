import type { handleServerStreamingCall, handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import * as language from "@pulumi/pulumi/proto/language_pb.js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import type { Children } from "./children.js";
import { runPlugin } from "./run-plugin.js";
import { runProgram } from "./run-program.js";

/**
 * The calls that the engine makes while it previews, updates and checks policies.
 *
 * What is left out (generating code, linking packages) is answered by gRPC itself with "unimplemented".
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/language.proto
 */
export function languageRuntime(engineAddress: string, children: Children): UntypedServiceImplementation {
    return {
        handshake: answer(() => new language.LanguageHandshakeResponse()),
        getPluginInfo: answer(() => new PluginInfo()),
        // An empty list: the engine then asks for a provider when the first resource of it comes. The vendor's host
        // demands a plugin for every package in node_modules, used or not, and here there are only aws and random.
        getRequiredPackages: answer(() => new language.GetRequiredPackagesResponse()),
        getRequiredPlugins: answer(() => new language.GetRequiredPluginsResponse()),
        getProgramDependencies: answer(() => new language.GetProgramDependenciesResponse()),
        about: answer(() =>
            new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version.slice(1)),
        ),
        installDependencies: installNothing,
        run: programRunner(engineAddress, children),
        runPlugin: pluginRunner(children),
        cancel: answer(() => {
            children.endAll();
            // An Empty of the SDK's own copy of google-protobuf; it refuses one of another copy.
            return LanguageRuntimeService.cancel.responseDeserialize(Buffer.alloc(0));
        }),
    };
}

function answer<Response>(make: () => Response): handleUnaryCall<unknown, Response> {
    return (_call, callback) => callback(null, make());
}

/** A local run changes no file of the project; what is missing is reported when the program is run. */
const installNothing: handleServerStreamingCall<unknown, language.InstallDependenciesResponse> = (call) => call.end();

function programRunner(
    engineAddress: string,
    children: Children,
): handleUnaryCall<language.RunRequest, language.RunResponse> {
    return (call, callback) => {
        runProgram(call.request, engineAddress, children).then(
            (response) => callback(null, response),
            (error: unknown) => callback(null, new language.RunResponse().setError(wordsOf(error))),
        );
    };
}

function pluginRunner(
    children: Children,
): handleServerStreamingCall<language.RunPluginRequest, language.RunPluginResponse> {
    return (call) => {
        try {
            runPlugin(call, children);
        } catch (error) {
            call.write(new language.RunPluginResponse().setStderr(Buffer.from(`${wordsOf(error)}\n`)));
            call.write(new language.RunPluginResponse().setExitcode(1));
            call.end();
        }
    };
}

function wordsOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
