import { ParameterAlreadyExists, ParameterNotFound } from "@aws-sdk/client-ssm";
import type { ParameterClient } from "../configuration-store.js";

const $metadata = {};

/** One parameter of Parameter Store in memory, as AWS keeps it. */
export class MemoryParameters implements ParameterClient {
    public value: string | undefined;
    public writes = 0;
    /** Fails every call, as an outage does. */
    public failure: Error | undefined;
    /** Done before the next write reaches the parameter: what another manager does in the same moment. */
    public meanwhile: (() => void) | undefined;

    public readonly getParameter = (async () => {
        this.failIfDown();
        if (this.value === undefined) {
            throw new ParameterNotFound({ message: "none", $metadata });
        }
        const LastModifiedDate = new Date("2026-05-03T14:05:00Z");
        return { Parameter: { Value: this.value, Version: this.writes, LastModifiedDate }, $metadata };
    }) as ParameterClient["getParameter"];

    public readonly putParameter = (async ({ Value, Overwrite }: { Value?: string; Overwrite?: boolean }) => {
        this.failIfDown();
        const { meanwhile } = this;
        this.meanwhile = undefined;
        meanwhile?.();
        if (this.value !== undefined && Overwrite !== true) {
            throw new ParameterAlreadyExists({ message: "there is one", $metadata });
        }
        this.set(Value ?? "");
        return { Version: this.writes, $metadata };
    }) as ParameterClient["putParameter"];

    /** Writes as somebody else does. */
    public set(value: string): void {
        this.value = value;
        this.writes += 1;
    }

    private failIfDown(): void {
        if (this.failure !== undefined) {
            throw this.failure;
        }
    }
}
