import { ParameterAlreadyExists, ParameterNotFound } from "@aws-sdk/client-ssm";
import type { ParameterClient } from "../parameter-client.js";

/** One parameter of Parameter Store in memory, as AWS keeps it. */
export class MemoryParameters implements ParameterClient {
    public value: string | undefined;
    public writes = 0;
    private writtenAt: Date | undefined;
    /** Fails every call, as an outage does. */
    public failure: Error | undefined;
    /** Done before the next write reaches the parameter: what another manager does in the same moment. */
    public meanwhile: (() => void) | undefined;

    /** @param now the time of AWS */
    constructor(private readonly now: () => Date = () => new Date("2026-05-03T14:05:00Z")) {}

    public readonly getParameter: ParameterClient["getParameter"] = async () => {
        this.failIfDown();
        if (this.value === undefined) {
            throw new ParameterNotFound({ message: "none", $metadata: {} });
        }
        return { Parameter: { Value: this.value, Version: this.writes, LastModifiedDate: this.writtenAt } };
    };

    public readonly putParameter: ParameterClient["putParameter"] = async ({ Value, Overwrite }) => {
        this.failIfDown();
        const { meanwhile } = this;
        this.meanwhile = undefined;
        meanwhile?.();
        if (this.value !== undefined && Overwrite !== true) {
            throw new ParameterAlreadyExists({ message: "there is one", $metadata: {} });
        }
        this.set(Value ?? "");
        return { Version: this.writes };
    };

    /** Writes as somebody else does. */
    public set(value: string): void {
        this.value = value;
        this.writes += 1;
        this.writtenAt = this.now();
    }

    private failIfDown(): void {
        if (this.failure !== undefined) {
            throw this.failure;
        }
    }
}
