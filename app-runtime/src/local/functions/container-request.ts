import { Type, type Static } from "typebox";

/** What is read of the body of a `ContainerCreate`; the emulator of AWS names images, commands and binds as its version 5 does. */
export const containerBody = Type.Object({
    Image: Type.String(),
    Cmd: Type.Array(Type.String()),
    Env: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
    HostConfig: Type.Object({
        Binds: Type.Array(Type.String()),
        Memory: Type.Optional(Type.Number()),
    }),
});

/** A container that is asked for. */
export interface ContainerRequest {
    readonly image: string;
    /** Of a function its handler, such as `index.handler`, and the event as JSON. */
    readonly command: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** The name of the volume by the folder where the container sees it. */
    readonly volumes: ReadonlyMap<string, string>;
    /** 0 where none is set. */
    readonly memoryBytes: number;
}

export function readContainerRequest({ Image, Cmd, Env, HostConfig }: Static<typeof containerBody>): ContainerRequest {
    return {
        image: Image,
        command: Cmd,
        environment: Object.fromEntries((Env ?? []).map(splitVariable)),
        volumes: new Map(HostConfig.Binds.map(splitBind)),
        memoryBytes: HostConfig.Memory ?? 0,
    };
}

function splitVariable(text: string): readonly [string, string] {
    const at = text.indexOf("=");
    return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Such as `volume:/var/task:rw`. */
function splitBind(text: string): readonly [string, string] {
    const [volume = "", target = ""] = text.split(":");
    return [target, volume];
}
